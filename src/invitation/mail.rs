//! Mails as files: their headers, and of their parts the calendar, else the text.

use super::bytes::{begins, cut, decoded, find, from, same, slice, without_tags};

/// What a mail holds.
#[derive(Default)]
pub(super) struct Mail {
    pub subject: String,
    /// Whom it was sent to.
    pub to: String,
    pub calendar: Part,
    pub text: Part,
    pub html: Part,
}

/// A part's content, decoded, and where it stands.
#[derive(Default)]
pub(super) struct Part {
    pub content: Vec<u8>,
    pub place: (u32, u32),
}

/// No mail of anybody's has more parts within one another.
const DEEPEST: u32 = 8;
const MOST_PARTS: u32 = 200;

/// The headers before the first empty line, and where that is.
fn head(raw: &[u8]) -> (&[u8], usize) {
    for (empty, length) in [(&b"\r\n\r\n"[..], 4), (b"\n\n", 2)] {
        if let Some(at) = find(raw, empty) {
            return (slice(raw, 0, at + length / 2), at + length);
        }
    }
    (raw, raw.len())
}

/// The value of a header, unfolded.
fn header(head: &[u8], name: &[u8]) -> Vec<u8> {
    let mut value = Vec::new();
    let mut inside = false;
    for line in head.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if matches!(line.first(), Some(b' ' | b'\t')) {
            if inside {
                value.extend_from_slice(b" ");
                value.extend_from_slice(line.trim_ascii());
            }
        } else if inside {
            break;
        } else if begins(line, name) && line.get(name.len()) == Some(&b':') {
            inside = true;
            value.extend_from_slice(from(line, name.len() + 1).trim_ascii());
        }
    }
    value
}

/// A value such as `boundary` in a header.
fn setting<'a>(value: &'a [u8], name: &[u8]) -> &'a [u8] {
    let Some(at) = find(value, name) else { return &[] };
    let rest = from(value, at + name.len());
    match rest {
        [b'"', quoted @ ..] => cut(quoted, b'"').0,
        _ => cut(rest, b';').0.trim_ascii(),
    }
}

/// Whether bytes are a mail as a program keeps it.
pub(super) fn is_mail(raw: &[u8]) -> bool {
    let first = cut(slice(raw, 0, 80), b':').0;
    let is_name = !first.is_empty() && first.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    // A calendar file by itself, which may be long and has no empty line.
    if !is_name || same(first, b"BEGIN") {
        return false;
    }
    let (head, _) = head(raw);
    [&b"\nMIME-Version:"[..], b"\nContent-Type:", b"\nMessage-ID:", b"\nReceived:"]
        .iter()
        .any(|name| find(head, name).is_some() || begins(head, from(name, 1)))
}

/// Reads a mail.
pub(super) fn read(raw: &[u8]) -> Mail {
    let (head, _) = head(raw);
    let mut mail = Mail { subject: words(&header(head, b"Subject")), ..Mail::default() };
    let to = words(&header(head, b"To"));
    // Of several nobody is known to be the reader.
    if to.bytes().filter(|byte| *byte == b'@').count() == 1 {
        let bytes = to.as_bytes();
        let within = cut(cut(bytes, b'<').1, b'>').0;
        mail.to = super::bytes::text(if within.is_empty() { bytes } else { within });
    }
    let mut left = MOST_PARTS;
    mail.part(raw, 0, DEEPEST, &mut left);
    mail
}

impl Mail {
    fn part(&mut self, raw: &[u8], start: usize, deep: u32, left: &mut u32) {
        if deep == 0 || *left == 0 {
            return;
        }
        *left -= 1;
        let (head, body_at) = head(raw);
        let kind = header(head, b"Content-Type");
        let body = from(raw, body_at);
        let boundary = setting(&kind, b"boundary=");
        if !boundary.is_empty() {
            let mut mark = b"--".to_vec();
            mark.extend_from_slice(boundary);
            let mut at = find(body, &mark).unwrap_or(body.len());
            while at < body.len() {
                let inner = at + mark.len();
                let length = find(from(body, inner), &mark).unwrap_or(body.len() - inner);
                // The first line's end belongs to the boundary.
                let line = cut(slice(body, inner, inner + length), b'\n').0.len() + 1;
                self.part(slice(body, inner + line, inner + length), start + body_at + inner + line, deep - 1, left);
                at = inner + length;
            }
            return;
        }
        if begins(&kind, b"message/rfc822") {
            return self.part(body, start + body_at, deep - 1, left);
        }
        let is_calendar = begins(&kind, b"text/calendar")
            || begins(&kind, b"application/ics")
            || find(&kind, b".ics").is_some()
            || find(&header(head, b"Content-Disposition"), b".ics").is_some();
        let target = if is_calendar {
            &mut self.calendar
        } else if begins(&kind, b"text/html") {
            &mut self.html
        } else if kind.is_empty() || begins(&kind, b"text/plain") {
            &mut self.text
        } else {
            return;
        };
        if target.content.is_empty() {
            let coding = header(head, b"Content-Transfer-Encoding");
            target.content = if begins(&coding, b"base64") {
                of_base64(body)
            } else if begins(&coding, b"quoted-printable") {
                of_quoted(body)
            } else {
                body.to_vec()
            };
            target.place = ((start + body_at) as u32, (start + raw.len()) as u32);
        }
    }

    /// The text of a mail without a calendar.
    pub fn in_words(&self) -> (Vec<u8>, Option<(u32, u32)>) {
        let plain = decoded(&self.text.content);
        if !plain.as_bytes().trim_ascii().is_empty() || self.html.content.is_empty() {
            return (plain.into_bytes(), Some(self.text.place));
        }
        (without_tags(decoded(&self.html.content).as_bytes()), Some(self.html.place))
    }
}

fn of_base64(coded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(coded.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in coded {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

fn of_quoted(coded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(coded.len());
    let mut at = 0;
    while let Some(byte) = coded.get(at) {
        let rest = from(coded, at + 1);
        let digit = |place: usize| rest.get(place).and_then(|digit| char::from(*digit).to_digit(16));
        at += 1;
        match (byte, rest) {
            (b'=', [b'\r', b'\n', ..]) => at += 2,
            (b'=', [b'\n', ..]) => at += 1,
            (b'=', _) => match (digit(0), digit(1)) {
                (Some(high), Some(low)) => {
                    bytes.push((high * 16 + low) as u8);
                    at += 2;
                }
                _ => bytes.push(b'='),
            },
            _ => bytes.push(*byte),
        }
    }
    bytes
}

/// A header's words, which are encoded where they are not ASCII: `=?utf-8?Q?J=C3=A4rvi?=`.
fn words(value: &[u8]) -> String {
    let mut plain = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = find(rest, b"=?") {
        plain.extend_from_slice(slice(rest, 0, at));
        let (_, coded) = cut(from(rest, at + 2), b'?');
        let (coding, coded) = cut(coded, b'?');
        let Some(end) = find(coded, b"?=") else { break };
        let word = slice(coded, 0, end);
        let word = if begins(coding, b"B") {
            of_base64(word)
        } else {
            let mut spaced = of_quoted(word);
            for byte in &mut spaced {
                if *byte == b'_' {
                    *byte = b' ';
                }
            }
            spaced
        };
        plain.extend_from_slice(decoded(&word).as_bytes());
        rest = from(coded, end + 2);
        // A space between two of them is not meant.
        if begins(rest.trim_ascii_start(), b"=?") {
            rest = rest.trim_ascii_start();
        }
    }
    plain.extend_from_slice(rest);
    decoded(&plain)
}
