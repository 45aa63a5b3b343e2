//! Lessons that fit between two meetings: five minutes at most, by the minutes they really take.

use crate::audit::places;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::course::{Format, Module};
use crate::model::{Course, Portal};
use crate::source::Place;

/// In minutes (Guo, Kim and Rubin 2014: viewers of lecture films stay for six at most).
const LONGEST: u32 = 5;

pub fn judge(portal: &Portal) -> impl Iterator<Item = Diagnostic> {
    portal.courses.iter().flat_map(|course| long_modules(course).into_iter().chain(long_on_average(course)))
}

fn long_modules(course: &Course) -> Vec<Diagnostic> {
    let timed = course.modules.iter().enumerate().filter_map(|(index, module)| Some((index, module, module.minutes?)));
    let long = timed.filter(|(_, module, minutes)| *minutes > LONGEST && is_alone(course.format, module));
    let finding = |(index, module, minutes): (usize, &Module, u32)| {
        let message =
            format!("\"{}\" takes {}; a short lesson takes {LONGEST} minutes at most.", module.title, time(minutes));
        let help = format!(
            "Divide it into {} lessons that each end with something to do, or cut what can be looked up.",
            minutes.div_ceil(LONGEST)
        );
        Diagnostic::new(Code::LongModule, duration_place(course, index), message).help(help)
    };
    long.map(finding).collect()
}

/// What the modules take where only the course says how long it is.
fn long_on_average(course: &Course) -> Option<Diagnostic> {
    let modules = u32::try_from(course.modules.len()).ok().filter(|count| *count > 0)?;
    let all = course.minutes?;
    let is_known = course.modules.iter().any(|module| module.minutes.is_some());
    let each = all.div_euclid(modules) + u32::from(all % modules * 2 >= modules);
    let alone = course.modules.iter().all(|module| is_alone(course.format, module));
    if is_known || !alone || all <= modules.saturating_mul(LONGEST) {
        return None;
    }
    let message = format!("{} in {modules} modules is {} each, not {LONGEST}.", time(all), time(each));
    let help =
        "Say it as it is, and give each module its own duration. Short lessons are cut from long ones, not promised.";
    Some(Diagnostic::new(Code::LongModule, course.item.origin.place("duration"), message).help(help))
}

/// Whether somebody takes a module alone. In a room full of people, longer is fine.
fn is_alone(format: Format, module: &Module) -> bool {
    match format {
        Format::SelfPaced => true,
        Format::Blended => module.media.is_some(),
        Format::Live | Format::InPerson => false,
    }
}

/// The module's line that says how long it takes.
fn duration_place(course: &Course, index: usize) -> Place {
    let origin = &course.item.origin;
    places::in_list(&origin.source, "modules", index, "duration").unwrap_or_else(|| origin.place("modules"))
}

/// `4 hours`, `90 minutes`, `1 minute`.
fn time(minutes: u32) -> String {
    match minutes {
        1 => "1 minute".to_owned(),
        60 => "1 hour".to_owned(),
        _ if minutes.is_multiple_of(60) => format!("{} hours", minutes / 60),
        _ => format!("{minutes} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn whole_hours_are_said_in_hours() {
        assert_eq!(
            [0, 1, 59, 60, 90, 240].map(time).join(", "),
            "0 hours, 1 minute, 59 minutes, 1 hour, 90 minutes, 4 hours"
        );
    }
}
