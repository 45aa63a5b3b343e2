//! Files that leave memory before they are published. That they are published like any others, the other tests show, which
//! publish in all [`WAYS`].

use super::*;

/// The files as they wait for being published.
fn kept(depot: &Depot, files: &[(&str, &str)]) -> Vec<OutputFile> {
    texts(files).into_iter().map(|file| depot.keep(file)).collect()
}

fn in_memory(files: &[OutputFile]) -> Vec<&str> {
    files.iter().filter(|file| matches!(file.content, Content::Bytes(_))).map(|file| file.path.as_str()).collect()
}

#[test]
fn what_differs_is_written_and_what_is_published_already_is_not() {
    let room = Room::new();
    room.publish(&[("a/same", "1"), ("b", "2")]).unwrap();
    let depot = Depot::beside(&room.out());
    let files = kept(&depot, &[("a/same", "1")]);
    assert_eq!((in_memory(&files), room.beside()), (vec![], vec![".dist.uptake-lock".to_owned()]));
    let files = kept(&depot, &[("a/same", "1"), ("b", "3"), ("c/d/e", "4")]);
    assert_eq!(in_memory(&files), Vec::<&str>::new());
    let held: Vec<_> =
        files.iter().map(|file| String::from_utf8(file.bytes().unwrap().into_owned()).unwrap()).collect();
    assert_eq!(held, ["1", "3", "4"]);
    let wrapper = room.beside().into_iter().find(|name| !name.ends_with("lock")).unwrap();
    let waiting = contents(&room.dir.path().join(wrapper).join("tree"));
    assert_eq!(waiting, tree(&[("b", "3"), ("c/d/e", "4")]));
    let published = output::publish(&depot, files, Preference::Swap, &go_on).unwrap();
    assert_eq!(
        (published.unchanged, names(&published.changed), names(&published.added)),
        (1, vec!["b"], vec!["c/d/e"])
    );
    assert_eq!((room.found(), room.beside()), (tree(&[("a/same", "1"), ("b", "3"), ("c/d/e", "4")]), vec![]));
}

#[test]
fn nothing_is_left_of_what_is_not_published() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    let depot = Depot::beside(&room.out());
    let files = kept(&depot, &[("a", "2"), ("b/c", "3")]);
    assert_eq!(room.beside().len(), 2);
    depot.clear();
    assert_eq!((room.found(), room.beside()), (tree(&[("a", "1")]), vec![]));
    // What was made of them can't be published any more, and is not taken for something else.
    assert!(output::publish(&depot, files, Preference::Swap, &go_on).is_err());
    assert_eq!(in_memory(&kept(&depot, &[("a", "2")])), ["a"]);
    assert_eq!((room.found(), room.beside()), (tree(&[("a", "1")]), vec![]));
}

#[test]
fn another_build_can_not_come_in_between() {
    let room = Room::new();
    let first = Depot::beside(&room.out());
    let files = kept(&first, &[("a", "1")]);
    let second = Depot::beside(&room.out());
    let others = kept(&second, &[("a", "2")]);
    assert_eq!(in_memory(&others), ["a"]);
    let error = output::publish(&second, others.clone(), Preference::Swap, &go_on).unwrap_err();
    assert!(matches!(error, OutputError::Busy { .. }), "{error}");
    output::publish(&first, files, Preference::Swap, &go_on).unwrap();
    assert_eq!(room.found(), tree(&[("a", "1")]));
    // It isn't under way any more.
    output::publish(&second, others, Preference::Swap, &go_on).unwrap();
    assert_eq!(room.found(), tree(&[("a", "2")]));
}

/// Somebody edits a published page while others are still being made: the build has let go of what it would have replaced it
/// with.
#[test]
fn a_published_file_that_is_edited_during_the_build_is_noticed() {
    for preference in [Preference::Swap, Preference::FileByFile] {
        let room = Room::new();
        room.publish(&[("a", "1"), ("b", "1")]).unwrap();
        let depot = Depot::beside(&room.out());
        let files = kept(&depot, &[("a", "1"), ("b", "2")]);
        let path = room.out().join("a");
        fs::write(&path, "9").unwrap();
        let later = fs::metadata(&path).unwrap().modified().unwrap() + std::time::Duration::from_secs(1);
        fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        let error = output::publish(&depot, files, preference, &go_on).unwrap_err();
        assert!(matches!(error, OutputError::SourceChanged { .. }), "{error}");
        assert_eq!((room.found(), room.beside()), (tree(&[("a", "9"), ("b", "1")]), vec![]));
        room.publish_kept(&[("a", "1"), ("b", "2")]).unwrap();
        assert_eq!(room.found(), tree(&[("a", "1"), ("b", "2")]));
    }
}
