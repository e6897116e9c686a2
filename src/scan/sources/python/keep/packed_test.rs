//! Tests as they are packed and read back: each once in its file, whatever is decided by it. Decides nothing.

use std::sync::{Arc, PoisonError};

use super::super::value::{Literal, Test};
use super::number::number;
use super::pack::Pack;
use super::unit::Unit;
use super::unpack::{Packed, Unpack, short};

impl Pack {
    pub(super) fn literal(&mut self, out: &mut Vec<u8>, literal: &Literal) {
        let point = self.piece(&literal.point.to_le_bytes());
        number(out, point);
        out.push(u8::from(literal.holds));
        self.list(out, &literal.parts, |pack, out, (point, holds)| {
            let point = pack.piece(&point.to_le_bytes());
            number(out, point);
            out.push(u8::from(*holds));
        });
        let test = literal.test.as_ref().map_or(0, |test| {
            // The same test stands at all that is decided by it.
            let own = Arc::as_ptr(test) as usize;
            let before = self.written.get(&own).map(|(at, _)| *at);
            before.unwrap_or_else(|| {
                let mut bytes = Vec::new();
                self.test(&mut bytes, test);
                let at = self.piece(&bytes) + 1;
                self.written.insert(own, (at, Arc::clone(test)));
                at
            })
        });
        number(out, test);
    }

    fn test(&mut self, out: &mut Vec<u8>, test: &Test) {
        let words = |pack: &mut Self, out: &mut Vec<u8>, all: &[String]| {
            pack.list(out, all, |pack, out, word| pack.word(out, word));
        };
        out.push(kind_of_test(test));
        match test {
            Test::True(one) | Test::Exists(one) => self.value(out, one),
            Test::Same(one, other) | Test::In(one, other) => {
                self.value(out, one);
                self.value(out, other);
            }
            Test::Instance(one, classes) => {
                self.value(out, one);
                self.list(out, classes, Self::value);
            }
            Test::Typed(one, piece) => {
                self.value(out, one);
                self.word(out, piece);
            }
            Test::Begins(one, all) | Test::Ends(one, all) => {
                self.value(out, one);
                words(self, out, all);
            }
            Test::Not(inner) => self.test(out, inner),
            Test::All(all) | Test::Any(all) => self.list(out, all, Self::test),
        }
    }
}

/// The number of a kind of test.
fn kind_of_test(test: &Test) -> u8 {
    match test {
        Test::True(_) => 0,
        Test::Same(..) => 1,
        Test::In(..) => 2,
        Test::Instance(..) => 3,
        Test::Typed(..) => 4,
        Test::Begins(..) => 5,
        Test::Ends(..) => 6,
        Test::Not(_) => 7,
        Test::All(_) => 8,
        Test::Any(_) => 9,
        Test::Exists(_) => 10,
    }
}

impl Unit {
    /// The test that stands there.
    fn test(&self, at: usize) -> Arc<Test> {
        let place = short(at);
        let told = self.told.get_or_init(Box::default);
        let told = || told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(test) = told().get(&place) {
            return Arc::clone(test);
        }
        // There may be further tests inside.
        let test = Arc::new(Unpack { unit: self, at }.test());
        told().insert(place, Arc::clone(&test));
        test
    }
}

impl Unpack<'_> {
    fn point(&mut self) -> u64 {
        let at = self.number();
        u64::from_le_bytes(self.eight(at))
    }

    fn test(&mut self) -> Test {
        match self.byte() {
            0 => Test::True(self.value()),
            1 => Test::Same(self.value(), self.value()),
            2 => Test::In(self.value(), self.value()),
            3 => Test::Instance(self.value(), self.list()),
            4 => Test::Typed(self.value(), self.word().to_owned()),
            5 => Test::Begins(self.value(), self.list()),
            6 => Test::Ends(self.value(), self.list()),
            7 => Test::Not(Box::new(self.test())),
            8 => Test::All(self.list()),
            10 => Test::Exists(self.value()),
            _ => Test::Any(self.list()),
        }
    }
}

impl<'u> Packed<'u> for (u64, bool) {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        (from.point(), from.flag())
    }
}

impl<'u> Packed<'u> for Test {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        from.test()
    }
}

impl<'u> Packed<'u> for Literal {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        let (point, holds, parts) = (from.point(), from.flag(), from.list());
        let test = from.number().checked_sub(1).map(|at| from.unit.test(at));
        Self { point, holds, parts, test }
    }
}
