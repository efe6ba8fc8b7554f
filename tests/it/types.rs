//! The package's TypeScript types against the Rust model: the same fields and the same answers, in both directions.

use interview_connect::{
    ArrangedBy, Choice, ClosedBecause, Comfort, CompanyNorm, Contact, INTERVIEWER_FIELDS, Posture, Rapport, Reach,
    Relationship, Request, Role, Round, SITUATION_FIELDS, Stage, TimeForm, Tone, WorkingWeek,
};
use std::fs;
use std::path::Path;

fn types() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/npm/core.d.ts")).unwrap()
}

/// The fields of an interface, in order.
pub fn fields(name: &str) -> Vec<String> {
    let types = types();
    let (_, body) = types.split_once(&format!("export interface {name} {{")).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let declared = body.lines().map(str::trim).filter(|line| !line.starts_with('/') && !line.starts_with('*'));
    declared.filter_map(|line| line.split_once(':')).map(|(field, _)| field.trim_end_matches('?').to_owned()).collect()
}

/// The members of a union of texts, in order.
pub fn union(name: &str) -> Vec<String> {
    let types = types();
    let (_, union) = types.split_once(&format!("export type {name} =")).unwrap();
    let (union, _) = union.split_once(';').unwrap();
    let members = union.split('|').map(|member| member.trim().trim_matches('"').to_owned());
    members.filter(|member| !member.is_empty()).collect()
}

/// The functions, in order.
pub fn functions() -> Vec<String> {
    let types = types();
    let declared = types.lines().filter_map(|line| line.strip_prefix("export function "));
    declared.filter_map(|line| line.split_once('(')).map(|(name, _)| name.to_owned()).collect()
}

fn has_the_answers_of<C: Choice>(name: &str) {
    assert_eq!(union(name), C::NAMES, "{name}");
}

#[test]
fn the_types_name_every_field_of_the_input() {
    assert_eq!(fields("Situation"), SITUATION_FIELDS);
    assert_eq!(fields("Interviewer"), INTERVIEWER_FIELDS);
}

#[test]
fn the_types_name_every_answer() {
    has_the_answers_of::<Stage>("Stage");
    has_the_answers_of::<CompanyNorm>("CompanyNorm");
    has_the_answers_of::<Comfort>("Comfort");
    has_the_answers_of::<ArrangedBy>("ArrangedBy");
    has_the_answers_of::<ClosedBecause>("ClosedBecause");
    has_the_answers_of::<WorkingWeek>("WorkingWeek");
    has_the_answers_of::<Posture>("Posture");
    has_the_answers_of::<TimeForm>("TimeForm");
    has_the_answers_of::<Reach>("Reach");
    has_the_answers_of::<Role>("Role");
    has_the_answers_of::<Round>("Round");
    has_the_answers_of::<Relationship>("Relationship");
    has_the_answers_of::<Rapport>("Rapport");
    has_the_answers_of::<Contact>("Contact");
    has_the_answers_of::<Request>("Request");
    let names = |all: &[(&'static str, Tone)]| all.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    assert_eq!(union("Tone"), names(Tone::ALL));
    assert_eq!(union("DraftKind"), interview_connect::Kind::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}
