//! How the names of tables become names of Rust.

/// `hiringManager` and `day-after` as `HiringManager` and `DayAfter`.
pub fn pascal(name: &str) -> String {
    name.split('-')
        .map(|part| part.get(..1).unwrap_or_default().to_uppercase() + part.get(1..).unwrap_or_default())
        .collect()
}

/// `hiringManager` as `hiring_manager`.
pub fn snake(name: &str) -> String {
    name.chars()
        .flat_map(|letter| letter.is_ascii_uppercase().then_some('_').into_iter().chain([letter.to_ascii_lowercase()]))
        .collect()
}
