//! Dead ends: courses after which nothing comes.

use crate::audit::around::Around;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Course, Id, LearningPath, Listed, Portal};

pub fn judge(portal: &Portal, around: &Around) -> Vec<Diagnostic> {
    let ends = Course::all(portal).filter(|(id, course)| is_end(portal, around, *id, course));
    let finding = |(_, course): (Id<Course>, &Course)| {
        let message = "Nothing comes after this course: no next course, nobody to talk to, nothing to pass on.";
        let help = "Add what people do next: teach_back = \"Show a colleague …\", a community, or a place on a path.";
        Diagnostic::new(Code::NoNextStep, course.item.origin.name_place(), message).help(help)
    };
    ends.map(finding).collect()
}

/// What the course's page offers when somebody has finished.
fn is_end(portal: &Portal, around: &Around, id: Id<Course>, course: &Course) -> bool {
    let goes_on = |path: &Id<LearningPath>| portal[*path].courses.last() != Some(&id);
    let has_course =
        around.paths(id).iter().any(goes_on) || around.opens_another(id) || around.ladders.next(portal, id).is_some();
    let has_people = course.community.is_some() || !around.events(id).is_empty();
    let has_more = course.teach_back.is_some() || course.badge.is_some();
    !(has_course || has_people || has_more)
}
