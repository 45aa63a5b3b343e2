//! Edits courses one after the other. Every other edit breaks one; the next mends it and leaves a number in another. Enter at
//! [`edit`].

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Instant;

use super::Soak;
use super::chance::Chance;
use super::watcher::Edit;
use super::web::marked;

/// A course that was broken, and its text before.
type Broken = (PathBuf, String);

pub fn edit(soak: &Soak, folder: &Path, tell: &Sender<Edit>) {
    let mut chance = Chance::new(1);
    let courses = soak.seen.len() as u64;
    let file = |course: u64| folder.join(format!("courses/course-{course}.md"));
    let originals: Vec<String> =
        (0..courses).map(|course| fs::read_to_string(file(course)).expect("a course")).collect();
    let mut broken: Option<Broken> = None;
    let began = Instant::now();
    for number in 1..=soak.edits {
        let due = soak.time.mul_f64(number as f64 / soak.edits as f64);
        thread::sleep(due.saturating_sub(began.elapsed()));
        let course = chance.below(courses);
        if number % 2 == 1 && number < soak.edits {
            broken = Some(spoil(file(course), &mut chance));
            tell.send(Edit::Broken).expect("a watcher");
            continue;
        }
        if let Some((file, text)) = broken.take() {
            fs::write(file, text).expect("a mended course");
        }
        let original = &originals[usize::try_from(course).expect("a course")];
        fs::write(file(course), marked(original, number)).expect("an edited course");
        tell.send(Edit::Sound { course, number, when: Instant::now() }).expect("a watcher");
    }
}

fn spoil(file: PathBuf, chance: &mut Chance) -> Broken {
    let text = fs::read_to_string(&file).expect("a course");
    match chance.below(3) {
        0 => fs::write(&file, text.replacen("title = \"", "title = ", 1)),
        1 => fs::write(&file, text.replacen("summary = ", "sumary = ", 1)),
        _ => fs::remove_file(&file),
    }
    .expect("a broken course");
    (file, text)
}
