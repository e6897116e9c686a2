//! Protocol buffers in their text form: the texts of a field, whatever the layout. Knows no schema.

/// Every text of a field of this name, and where it stands.
pub(super) fn texts_of(all: &str, field: &str) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    let mut letters = all.char_indices().peekable();
    let (mut name, mut is_value) = (String::new(), false);
    let mut joined: Option<(u64, String)> = None;
    while let Some((at, letter)) = letters.next() {
        match letter {
            '#' => while letters.next_if(|(_, next)| *next != '\n').is_some() {},
            '"' | '\'' => {
                let text = quoted(letter, &mut letters);
                // Texts that stand side by side are one.
                if is_value && name == field {
                    joined.get_or_insert((at as u64, String::new())).1.push_str(&text);
                }
            }
            ':' => is_value = true,
            letter if letter.is_whitespace() => {}
            letter if letter == '_' || letter.is_alphanumeric() => {
                found.extend(joined.take());
                (name, is_value) = (String::from(letter), false);
                while let Some((_, next)) =
                    letters.next_if(|(_, next)| *next == '_' || next.is_alphanumeric())
                {
                    name.push(next);
                }
            }
            _ => {
                found.extend(joined.take());
                // A list of texts goes on.
                is_value &= matches!(letter, '[' | ',');
            }
        }
    }
    found.extend(joined);
    found
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
