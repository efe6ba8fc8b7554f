//! Letters that are written in several ways: the build folds the words of phrases, the review those of messages.

/// The letter that stands for this one where words are compared; `None` for a sign that may be left out.
///
/// Arabic is mostly typed without its short vowels, and with one form of alef for all.
pub fn folded(letter: char) -> Option<char> {
    match letter {
        // Short vowels, and the stroke that draws a word out.
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => None,
        // Alef with hamza or madda; teh marbuta as heh; alef maksura as yeh.
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => Some('\u{627}'),
        '\u{629}' => Some('\u{647}'),
        '\u{649}' => Some('\u{64a}'),
        _ => Some(letter),
    }
}
