//! Where lines and sentences of a text begin and end, and what is quoted in it.

use super::tokens::{LINE, NONE, NUMBER, Tokens};
use crate::knowledge::invitation::*;

impl Tokens<'_> {
    /// Whether only bullets stand before this on its line.
    pub fn begins_line(&self, at: usize) -> bool {
        let mut at = at.wrapping_sub(1);
        while self.mark(at, b'*') || self.mark(at, b'-') || self.mark(at, b'\t') {
            at = at.wrapping_sub(1);
        }
        matches!(self.what(at), LINE | NONE)
    }

    /// Whether the sentence around a place holds a word of a kind, or is a question.
    pub fn sentence_has(&self, at: usize, what: u8) -> bool {
        let end = self.sentence_end(at);
        (self.sentence_start(at)..end).any(|place| self.is(place, what))
    }

    /// Whether the sentence around a place is a question.
    pub fn is_question(&self, at: usize) -> bool {
        self.mark(self.sentence_end(at), b'?')
    }

    pub fn sentence_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && at - start < 80 && !self.ends_sentence(start - 1) {
            start -= 1;
        }
        start
    }

    fn sentence_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < self.list.len() && end - at < 80 && !self.ends_sentence(end) {
            end += 1;
        }
        end
    }

    /// Whether a line begins a quotation or is what a mail program writes above one.
    pub fn is_quoted(&self, at: usize) -> bool {
        let mut start = at;
        while start > 0 && at - start < 80 && !self.is(start - 1, LINE) {
            start -= 1;
        }
        let mut end = at;
        while end - at < 80 && !matches!(self.what(end), LINE | NONE) {
            end += 1;
        }
        let mut next = end + 1;
        while next < end + 40 && !matches!(self.what(next), LINE | NONE) && !self.is(next, SENT) {
            next += 1;
        }
        // "On Monday … Jane Doe" and on the next line "wrote:"
        let goes_on = self.is(next, SENT) && self.mark(next + 1, b':') && next > end + 1;
        self.mark(start, b'>')
            || (start..end).any(|place| self.is(place, SENT))
            || goes_on
            || self.is_header(end + 1)
            || (!self.is(start.wrapping_sub(2), LINE) && self.is_head_before(self.line_start(start.wrapping_sub(2))))
    }

    /// Where the line around a place begins.
    pub fn line_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && start <= self.list.len() && at - start < 80 && !self.is(start - 1, LINE) {
            start -= 1;
        }
        start
    }

    /// Whether a line begins here above which a mail's day stands: below the subject the event's own may.
    fn is_head_before(&self, at: usize) -> bool {
        self.is_header(at) && !self.is(at, SUBJECT)
    }

    /// Whether a line of a mail's head begins here: "To: Sam", but not "From: 10:00".
    fn is_header(&self, at: usize) -> bool {
        matches!(self.what(at), FROM | TO | SUBJECT) && self.mark(at + 1, b':') && !self.is(at + 2, NUMBER)
    }
}
