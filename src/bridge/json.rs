//! Writes JSON without asking the page, whose own `JSON.stringify` may have been replaced.

/// A JSON writer.
#[derive(Default)]
pub(crate) struct Writer {
    pub text: String,
}

impl Writer {
    fn comma(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    /// An object, whose fields are written by `fill`.
    pub fn object(&mut self, fill: impl FnOnce(&mut Writer)) {
        self.comma();
        self.text.push('{');
        fill(self);
        self.text.push('}');
    }

    /// A list.
    pub fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Writer, &T)) {
        self.comma();
        self.text.push('[');
        for item in items {
            write(self, item);
        }
        self.text.push(']');
    }

    /// The name of a field, whose value comes next.
    pub fn field(&mut self, name: &str) -> &mut Writer {
        self.text(name);
        self.text.push(':');
        self
    }

    /// A whole number.
    pub fn number(&mut self, number: i32) {
        self.raw(&crate::basics::text::number(number));
    }

    #[cfg(feature = "ui")]
    /// A number as it was typed; what is none stays a text. JSON allows no zero at the start, which a field for numbers does.
    pub fn number_or_text(&mut self, typed: &str) {
        match typed.parse::<i32>() {
            Ok(number) => self.number(number),
            Err(_) => self.text(typed),
        }
    }

    /// A value that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.comma();
        self.text.push_str(json);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.comma();
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\u{0}'..='\u{1f}' => {
                    const DIGITS: &[u8; 16] = b"0123456789abcdef";
                    self.text.push_str("\\u00");
                    for half in [letter as usize >> 4, letter as usize & 15] {
                        self.text.push(char::from(DIGITS[half]));
                    }
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }
}
