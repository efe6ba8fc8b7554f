//! Helpers for bytes: none of them fails, whatever is cut where.

/// The bytes from one place to another, or none.
#[inline(never)]
pub(super) fn slice(bytes: &[u8], start: usize, end: usize) -> &[u8] {
    bytes.get(start..end).unwrap_or_default()
}

/// The bytes from a place on, or none.
#[inline(never)]
pub(super) fn from(bytes: &[u8], start: usize) -> &[u8] {
    bytes.get(start..).unwrap_or_default()
}

/// Whether bytes are the same but for the case of ASCII letters: built in wherever it is asked, that would weigh 5 KB.
#[inline(never)]
pub(super) fn same(a: &[u8], b: &[u8]) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// Whether bytes begin with others, without regard to the case of ASCII letters.
#[inline(never)]
pub(super) fn begins(bytes: &[u8], with: &[u8]) -> bool {
    same(slice(bytes, 0, with.len()), with)
}

/// Where bytes stand first, without regard to case.
#[inline(never)]
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let (small, capital) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let mut at = 0;
    loop {
        // Looking for one byte in a loop of its own is many times as quick.
        at += from(bytes, at).iter().position(|byte| *byte == small || *byte == capital)?;
        if begins(from(bytes, at), wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether bytes stand anywhere. What `str` has for it brings its own search along, which weighs 3 KB.
#[inline(never)]
pub(super) fn has(text: &str, wanted: &str) -> bool {
    find(text.as_bytes(), wanted.as_bytes()).is_some()
}

/// Part of a text, as one: what is no whole text is none.
#[inline(never)]
pub(super) fn str(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// What is left without certain bytes at either end.
#[inline(never)]
pub(super) fn trimmed<'a>(mut bytes: &'a [u8], around: &[u8]) -> &'a [u8] {
    while let [first, rest @ ..] = bytes
        && around.contains(first)
    {
        bytes = rest;
    }
    while let [rest @ .., last] = bytes
        && around.contains(last)
    {
        bytes = rest;
    }
    bytes
}

/// What stands before a byte's first place, and what after it; all and nothing where there is none.
#[inline(never)]
pub(super) fn cut(bytes: &[u8], at: u8) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == at) {
        Some(place) => (slice(bytes, 0, place), from(bytes, place + 1)),
        None => (bytes, &[]),
    }
}

/// A text of UTF-8, or else of windows-1252, which every other byte is a letter of.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
            for byte in bytes {
                text.push(match byte {
                    0x80..=0x9F => BEYOND_LATIN_1.chars().nth(usize::from(byte - 0x80)).unwrap_or(' '),
                    _ => char::from(*byte),
                });
            }
            text
        }
    }
}

const BEYOND_LATIN_1: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The same without spaces around it, to be kept.
#[inline(never)]
pub(super) fn text(bytes: &[u8]) -> String {
    str(bytes.trim_ascii()).to_owned()
}

/// The small letter of a capital: of those that names in Latin, Greek and Cyrillic have. The whole of Unicode weighs a
/// kilobyte.
fn small(letter: char) -> char {
    let number = letter as u32;
    let small = match number {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3AB | 0x410..=0x42F => number + 0x20,
        0x400..=0x40F => number + 0x50,
        0x100..=0x137 | 0x14A..=0x177 | 0x218..=0x21B => number | 1,
        0x139..=0x148 | 0x179..=0x17E => number + number % 2,
        _ => number,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// Whether two words are the same but for case.
#[inline(never)]
pub(super) fn same_word(a: &[u8], b: &[u8]) -> bool {
    let (mut a, mut b) = (str(a).chars(), str(b).chars());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if small(a) == small(b) => {}
            _ => return false,
        }
    }
}

/// The number that digits at the start make, and how many there are.
pub(super) fn number(bytes: &[u8]) -> (u32, usize) {
    let (mut number, mut digits) = (0_u32, 0);
    while let Some(digit @ b'0'..=b'9') = bytes.get(digits) {
        number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        digits += 1;
    }
    (number, digits)
}

/// Without what a page's code would stand for: line breaks in the place of paragraphs, and no other tags.
pub(super) fn without_tags(html: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(html.len());
    let mut at = 0;
    while let Some(byte) = html.get(at) {
        let rest = from(html, at + 1);
        match byte {
            b'<' if rest.first().is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!')) => {
                let (tag, _) = cut(rest, b'>');
                let closing = usize::from(tag.first() == Some(&b'/'));
                let (name, _) = cut(from(tag, closing), b' ');
                let name = name.strip_suffix(b"/").unwrap_or(name);
                if [&b"br"[..], b"p", b"div", b"li", b"tr", b"td", b"h1", b"h2", b"h3", b"table"]
                    .iter()
                    .any(|block| same(name, block))
                {
                    plain.push(b'\n');
                }
                at += tag.len() + 2;
                // What is between these is no text.
                for hidden in [&b"style"[..], b"script"] {
                    if closing == 0 && same(name, hidden) {
                        at += find(from(html, at), b"</").unwrap_or(html.len());
                    }
                }
                continue;
            }
            b'&' => {
                let known = [
                    ("amp;", "&"),
                    ("lt;", "<"),
                    ("gt;", ">"),
                    ("nbsp;", " "),
                    ("quot;", "\""),
                    ("ndash;", "-"),
                    ("rsquo;", "’"),
                    ("#39;", "'"),
                ];
                if let Some((name, sign)) = known.iter().find(|(name, _)| rest.starts_with(name.as_bytes())) {
                    plain.extend_from_slice(sign.as_bytes());
                    at += 1 + name.len();
                    continue;
                }
                plain.push(b'&');
            }
            _ => plain.push(*byte),
        }
        at += 1;
    }
    plain
}
