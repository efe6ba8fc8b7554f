//! A serializer with interned strings: a value crosses to JavaScript as one list of numbers and one text, from which
//! `www/plain.js` makes plain objects. Handed over field by field, the advice took longer to cross than to compute.
//!
//! Each of the product's own texts crosses once and is kept there under a number.

use crate::basics::text::utf16;
use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::cell::Cell;
use std::fmt::Error;

// What a number stands for, in its lowest bits; the others say which, how long or how many. As in `www/plain.js`.
const CONSTANT: usize = 0;
/// The next number itself, or below zero where it says so.
const NUMBER: usize = 1;
/// A text of this length, the next one in the text.
const TEXT: usize = 2;
/// The same, to be kept under the next number.
const KEEP: usize = 3;
/// The text that is kept under this number.
const KEPT: usize = 4;
/// A list of this many values.
const LIST: usize = 5;
/// An object with this many fields, each a name and a value.
const OBJECT: usize = 6;
const BITS: u32 = 3;

// Which constant.
const NULL: usize = 0;
const FALSE: usize = 1;
const TRUE: usize = 2;

/// The size of an open-addressing hash table for the texts; several times as many as there are, so that collisions are
/// rare.
const PLACES: usize = 4_096;
const NEIGHBOURS: usize = 8;

thread_local! {
    /// The texts that JavaScript keeps, hashed by their address.
    static KEPT_TEXTS: Cell<Vec<&'static str>> = const { Cell::new(Vec::new()) };
}

/// A value being written.
pub(crate) struct Plain {
    pub codes: Vec<u32>,
    pub text: String,
    /// The texts that JavaScript keeps, while this is written.
    kept: Vec<&'static str>,
}

impl Plain {
    /// A value as `www/plain.js` takes it.
    ///
    /// # Errors
    /// For what no answer of the engine holds, such as a fraction.
    pub fn of(value: &impl Serialize) -> Result<Plain, Error> {
        // Room for the advice on one person: growing step by step took a tenth of the time.
        let mut plain = Plain {
            codes: Vec::with_capacity(1_024),
            text: String::with_capacity(4_096),
            kept: KEPT_TEXTS.with(Cell::take),
        };
        plain.kept.resize(PLACES, "");
        let written = value.serialize(&mut plain);
        KEPT_TEXTS.with(|kept| kept.set(std::mem::take(&mut plain.kept)));
        written.map(|()| plain)
    }

    fn code(&mut self, what: usize, which: usize) {
        self.codes.push((which << BITS | what) as u32);
    }

    fn text(&mut self, what: usize, text: &str) {
        self.code(what, utf16(text));
        self.text.push_str(text);
    }

    fn kept(&mut self, text: &'static str) {
        // The addresses lie close together, and a product with the golden ratio scatters them.
        let first = (text.as_ptr() as u32).wrapping_mul(0x9E37_79B9) as usize % (PLACES - NEIGHBOURS);
        for place in first..first + NEIGHBOURS {
            let Some(there) = self.kept.get_mut(place) else { break };
            if std::ptr::eq(*there, text) {
                return self.code(KEPT, place);
            }
            if there.is_empty() {
                *there = text;
                self.text(KEEP, text);
                return self.codes.push(place as u32);
            }
        }
        self.text(TEXT, text);
    }
}

impl SerializeSeq for &mut Plain {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeStruct for &mut Plain {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.kept(name);
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// Kinds of values that no answer of the engine holds.
macro_rules! refuse {
    ($($name:ident($($argument:ty),*) -> $answer:ty;)*) => {
        $(fn $name(self, $(_: $argument),*) -> Result<$answer, Error> { Err(Error) })*
    };
}

type Never = Impossible<(), Error>;

impl<'a> Serializer for &'a mut Plain {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = &'a mut Plain;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = &'a mut Plain;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, yes: bool) -> Result<(), Error> {
        self.code(CONSTANT, if yes { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.code(CONSTANT, NULL);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_i32(self, number: i32) -> Result<(), Error> {
        self.code(NUMBER, usize::from(number < 0));
        self.codes.push(number.unsigned_abs());
        Ok(())
    }

    fn serialize_u32(self, number: u32) -> Result<(), Error> {
        self.code(NUMBER, 0);
        self.codes.push(number);
        Ok(())
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
        self.serialize_u32(u32::try_from(number).map_err(|_| Error)?)
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(TEXT, text);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.kept(variant);
        Ok(())
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<&'a mut Plain, Error> {
        self.code(LIST, length.ok_or(Error)?);
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, fields: usize) -> Result<&'a mut Plain, Error> {
        self.code(OBJECT, fields);
        Ok(self)
    }

    refuse! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }
}
