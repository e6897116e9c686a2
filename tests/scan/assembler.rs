//! A small assembler for pickles: one method an opcode, bytes out. It builds no object.

/// A pickle being written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pickle(pub(crate) Vec<u8>);

impl Pickle {
    /// Without a header.
    pub(crate) fn bare() -> Self {
        Self::default()
    }

    /// With PROTO.
    pub(crate) fn v(protocol: u8) -> Self {
        Self(vec![0x80, protocol])
    }

    /// Any bytes.
    pub(crate) fn raw(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// GLOBAL.
    pub(crate) fn global(self, module: &str, name: &str) -> Self {
        self.raw(format!("c{module}\n{name}\n").as_bytes())
    }

    /// INST.
    pub(crate) fn inst(self, module: &str, name: &str) -> Self {
        self.raw(format!("i{module}\n{name}\n").as_bytes())
    }

    /// BINUNICODE.
    pub(crate) fn text(self, text: &str) -> Self {
        self.raw(b"X").raw(&(text.len() as u32).to_le_bytes()).raw(text.as_bytes())
    }

    /// `SHORT_BINUNICODE`.
    pub(crate) fn short(self, text: &str) -> Self {
        self.raw(&[0x8c, text.len() as u8]).raw(text.as_bytes())
    }

    /// `SHORT_BINSTRING`.
    pub(crate) fn byte_string(self, text: &str) -> Self {
        self.raw(&[b'U', text.len() as u8]).raw(text.as_bytes())
    }

    /// BINBYTES.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        self.raw(b"B").raw(&(bytes.len() as u32).to_le_bytes()).raw(bytes)
    }

    /// BININT.
    pub(crate) fn int(self, number: i32) -> Self {
        self.raw(b"J").raw(&number.to_le_bytes())
    }

    /// `STACK_GLOBAL` with both operands.
    pub(crate) fn stack_global(self, module: &str, name: &str) -> Self {
        self.short(module).short(name).raw(b"\x93")
    }

    /// MARK.
    pub(crate) fn mark(self) -> Self {
        self.raw(b"(")
    }

    /// TUPLE.
    pub(crate) fn tuple(self) -> Self {
        self.raw(b"t")
    }

    /// TUPLE1.
    pub(crate) fn tuple1(self) -> Self {
        self.raw(b"\x85")
    }

    /// TUPLE2.
    pub(crate) fn tuple2(self) -> Self {
        self.raw(b"\x86")
    }

    /// TUPLE3.
    pub(crate) fn tuple3(self) -> Self {
        self.raw(b"\x87")
    }

    /// `EMPTY_TUPLE`.
    pub(crate) fn nothing(self) -> Self {
        self.raw(b")")
    }

    /// `EMPTY_DICT`.
    pub(crate) fn dict(self) -> Self {
        self.raw(b"}")
    }

    /// REDUCE.
    pub(crate) fn reduce(self) -> Self {
        self.raw(b"R")
    }

    /// NEWOBJ.
    pub(crate) fn newobj(self) -> Self {
        self.raw(b"\x81")
    }

    /// BUILD.
    pub(crate) fn build(self) -> Self {
        self.raw(b"b")
    }

    /// SETITEM.
    pub(crate) fn setitem(self) -> Self {
        self.raw(b"s")
    }

    /// SETITEMS.
    pub(crate) fn setitems(self) -> Self {
        self.raw(b"u")
    }

    /// BINPUT.
    pub(crate) fn put(self, slot: u8) -> Self {
        self.raw(&[b'q', slot])
    }

    /// BINGET.
    pub(crate) fn get(self, slot: u8) -> Self {
        self.raw(&[b'h', slot])
    }

    /// MEMOIZE.
    pub(crate) fn memoize(self) -> Self {
        self.raw(b"\x94")
    }

    /// POP.
    pub(crate) fn pop(self) -> Self {
        self.raw(b"0")
    }

    /// FRAME around what is there from a place on.
    pub(crate) fn frame(self, len: u64) -> Self {
        self.raw(b"\x95").raw(&len.to_le_bytes())
    }

    /// A call of a name with one text.
    pub(crate) fn call(self, module: &str, name: &str, argument: &str) -> Self {
        self.global(module, name).text(argument).tuple1().reduce()
    }

    /// STOP, and the bytes.
    pub(crate) fn stop(self) -> Vec<u8> {
        self.raw(b".").0
    }
}

/// A pickle that would run a command.
pub(crate) fn booby_trap() -> Vec<u8> {
    Pickle::v(2).call("os", "system", "touch marker").stop()
}

/// A pickle of numbers and texts.
pub(crate) fn harmless() -> Vec<u8> {
    Pickle::v(2).dict().put(0).mark().text("a").int(1).text("b").int(2).setitems().stop()
}

/// The persistent id of a storage, and BINPERSID.
pub(crate) fn storage(pickle: Pickle, class: &str, key: &str, numbers: i32) -> Pickle {
    let id = pickle.mark().text("storage").global("torch", class).text(key).text("cpu").int(numbers).tuple();
    id.raw(b"Q")
}

/// A tensor of `sides` on a storage, as torch writes it.
pub(crate) fn tensor(pickle: Pickle, key: &str, numbers: i32, sides: (i32, i32)) -> Pickle {
    let pickle =
        storage(pickle.global("torch._utils", "_rebuild_tensor_v2").mark(), "FloatStorage", key, numbers);
    let pickle = pickle.int(0).int(sides.0).int(sides.1).tuple2().int(sides.1).int(1).tuple2().raw(b"\x89");
    pickle.global("collections", "OrderedDict").nothing().reduce().tuple().reduce()
}

/// A state dictionary with one tensor.
pub(crate) fn state(numbers: i32, sides: (i32, i32)) -> Vec<u8> {
    let pickle =
        Pickle::v(2).global("collections", "OrderedDict").nothing().reduce().put(0).mark().text("weight");
    tensor(pickle, "0", numbers, sides).setitems().stop()
}
