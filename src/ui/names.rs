//! Interned names of tags and attributes. The page gets the list once, then each by its place in it. A tag may come with
//! attributes that its elements always have.

/// A tag or an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Name(pub u8);

macro_rules! names {
    ($($constant:ident $name:literal),* $(,)?) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Place { $($constant),* }
        $(pub(super) const $constant: Name = Name(Place::$constant as u8);)*
        /// All of them, in order.
        pub(super) const ALL: &str = concat!($($name, ","),*);
    };
}

names! {
    A "a", BUTTON "button type=button", CHECKBOX "input type=checkbox", CHOICE "label part=choice",
    DETAILS "details", DIV "div", FIELDSET "fieldset", FOOTER "footer", G "g", H2 "h2", H3 "h3", H4 "h4",
    INPUT "input", LABEL "label", LEGEND "legend", LI "li", NAV "nav", OL "ol", OPTGROUP "optgroup", OPTION "option", P "p", PATH "path",
    PROGRESS "progress",
    RADIO "input type=radio", SECTION "section", SELECT "select", SPAN "span", STRONG "strong", SUMMARY "summary", SVG "svg",
    TEXT "text", TEXTAREA "textarea translate=no", UL "ul", WORDS "input type=text dir=auto autocomplete=off translate=no",
    ACCEPT "accept", ARIA_DESCRIBEDBY "aria-describedby", ARIA_HIDDEN "aria-hidden", ARIA_INVALID "aria-invalid",
    ARIA_LABEL "aria-label", ARIA_LABELLEDBY "aria-labelledby", ARIA_PRESSED "aria-pressed",
    AUTOCOMPLETE "autocomplete", CLASS "class", CLASS_AND_PART "class+part", D "d", DIR "dir", DISABLED "disabled",
    FOR "for", HIDDEN "hidden", HREF "href", ID "id", INPUTMODE "inputmode", LANG "lang", MAX "max", MAXLENGTH "maxlength", MIN "min",
    NAME "name", OPEN "open", PART "part", READONLY "readonly", ROLE "role", ROWS "rows", SPELLCHECK "spellcheck",
    TABINDEX "tabindex", TITLE "title", TRANSFORM "transform", TRANSLATE "translate", TYPE "type", VALUE "value", VIEW_BOX "viewBox",
    Y "y",
}
