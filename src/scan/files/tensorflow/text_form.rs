//! Protocol buffers in their text form: the texts of a field, whatever the layout. Knows no schema.

/// Blocks in blocks that are told apart; what stands deeper counts for all of them.
const DEEPEST: usize = 64;

/// What such a file is made of.
enum Part<'a> {
    /// A text of a field of this name, and where it stands.
    Text(&'a str, u64, String),
    Open,
    Close,
}

/// Every text of a field of this name, and where it stands.
pub(super) fn texts_of(all: &str, field: &str) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    walk(all, &mut |part| {
        if let Part::Text(name, at, text) = part
            && name == field
        {
            found.push((at, text));
        }
    });
    found
}

/// An attribute: its name and its text, which may stand a block deeper.
#[derive(Default)]
struct Attribute {
    key: Option<String>,
    texts: Vec<(u64, String)>,
}

/// The texts that attributes of this name are given, and where they stand.
pub(super) fn given(all: &str, key: &str) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    let (mut open, mut deeper) = (vec![Attribute::default()], 0_usize);
    walk(all, &mut |part| match part {
        Part::Text("key", _, text) => {
            // Where several blocks count as one, it is one of this name if any is.
            if let Some(last) = open.last_mut()
                && last.key.as_deref() != Some(key)
            {
                last.key = Some(text);
            }
        }
        Part::Text("s", at, text) => {
            if let Some(last) = open.last_mut() {
                last.texts.push((at, text));
            }
        }
        Part::Text(..) => {}
        Part::Open if open.len() > DEEPEST => deeper += 1,
        Part::Open => open.push(Attribute::default()),
        Part::Close if deeper > 0 => deeper -= 1,
        Part::Close => {
            let closed = open.pop().unwrap_or_default();
            match (closed.key, open.last_mut()) {
                (None, Some(around)) => around.texts.extend(closed.texts),
                (Some(own), _) if own == key => found.extend(closed.texts),
                _ => {}
            }
        }
    });
    let left = open.into_iter().filter(|each| each.key.as_deref() == Some(key));
    found.extend(left.flat_map(|each| each.texts));
    found
}

/// Hands on one part after the other.
fn walk(all: &str, each: &mut dyn FnMut(Part<'_>)) {
    let mut letters = all.char_indices().peekable();
    let (mut name, mut is_value) = (String::new(), false);
    let mut joined: Option<(u64, String)> = None;
    while let Some((at, letter)) = letters.next() {
        match letter {
            '#' => while letters.next_if(|(_, next)| *next != '\n').is_some() {},
            '"' | '\'' => {
                let text = quoted(letter, &mut letters);
                // Texts that stand side by side are one.
                if is_value {
                    joined.get_or_insert((at as u64, String::new())).1.push_str(&text);
                }
            }
            ':' => is_value = true,
            letter if letter.is_whitespace() => {}
            letter if letter == '_' || letter.is_alphanumeric() => {
                told(&name, joined.take(), each);
                (name, is_value) = (String::from(letter), false);
                while let Some((_, next)) =
                    letters.next_if(|(_, next)| *next == '_' || next.is_alphanumeric())
                {
                    name.push(next);
                }
            }
            _ => {
                told(&name, joined.take(), each);
                // A list of texts goes on.
                is_value &= matches!(letter, '[' | ',');
                match letter {
                    '{' | '<' => each(Part::Open),
                    '}' | '>' => each(Part::Close),
                    _ => {}
                }
            }
        }
    }
    told(&name, joined, each);
}

fn told(name: &str, text: Option<(u64, String)>, each: &mut dyn FnMut(Part<'_>)) {
    if let Some((at, text)) = text {
        each(Part::Text(name, at, text));
    }
}

/// A text with its escapes undone.
fn quoted(quote: char, letters: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> String {
    let mut bytes = Vec::new();
    let mut space = [0; 4];
    while let Some((_, letter)) = letters.next() {
        if letter == quote || letter == '\n' {
            break;
        }
        if letter != '\\' {
            bytes.extend_from_slice(letter.encode_utf8(&mut space).as_bytes());
            continue;
        }
        let Some((_, escape)) = letters.next() else { break };
        let (radix, most, mut code, mut read) = match escape {
            'x' | 'X' => (16, 2, 0, 0),
            'u' => (16, 4, 0, 0),
            'U' => (16, 8, 0, 0),
            digit @ '0'..='7' => (8, 3, digit.to_digit(8).unwrap_or(0), 1),
            other => {
                bytes.extend_from_slice(other.encode_utf8(&mut space).as_bytes());
                continue;
            }
        };
        while read < most
            && let Some((_, digit)) = letters.next_if(|(_, next)| next.is_digit(radix))
        {
            code = code.wrapping_mul(radix) | digit.to_digit(radix).unwrap_or(0);
            read += 1;
        }
        if let Ok(byte) = u8::try_from(code) {
            bytes.push(byte);
        } else {
            let letter = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            bytes.extend_from_slice(letter.encode_utf8(&mut space).as_bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
