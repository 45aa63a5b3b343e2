//! Courses that are to be remembered and ask nothing: a reminder without a question is noise.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Course, Portal};

pub fn judge(portal: &Portal) -> Vec<Diagnostic> {
    portal.courses.iter().filter(|course| course.retain_for.is_some() && course.quiz.is_empty()).map(finding).collect()
}

fn finding(course: &Course) -> Diagnostic {
    let message = format!("\"{}\" is to be remembered, and it has no question to remember it by.", course.item.title);
    let help = "Add a question below the other settings, as [[quiz]] with question, options and answer. Or take `retain_for` out: then there are no reminders.";
    Diagnostic::new(Code::NoRetrieval, course.item.origin.place("retain_for"), message).help(help)
}
