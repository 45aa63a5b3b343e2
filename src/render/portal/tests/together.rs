//! Skills, learning circles, thanks, badges and one's own story, asked by selector.

use super::*;

const SKILLS: &str = "[skills.coaching]\nname = \"Coaching\"\nlevels = [\"Ask\", \"Coach\", \"Teach\"]\nhuman = true\nsame_as = \"http://data.europa.eu/esco/skill/1\"\n";
const POLICY: &str = "[policy]\nminutes_per_week = 24\n";

/// A lead who should coach at level 3, two courses that lead to level 2, and everything around them.
fn rich() -> Vec<(&'static str, String)> {
    let lead = LEAD.replace("start_here", "target_skills = { coaching = 3 }\nstart_here");
    let course = COURSE.replace(
        "personas =",
        "skills = [{ id = \"coaching\", from = 0, to = 1 }]\nbadge = { name = \"Plain Speaker\", criteria = \"You did it.\" }\ncommunity = \"circle\"\nteach_back = \"Tell a friend.\"\napply_tomorrow = \"Try it once.\"\ntags = [\"people\"]\npersonas =",
    );
    let second = "+++\ntitle = \"Coaching\"\nformat = \"self-paced\"\nduration = \"21m\"\nskills = [{ id = \"coaching\", from = 1, to = 2 }]\nprerequisites = [\"feedback\"]\nstart_url = \"https://lms.example.com/2\"\npersonas = [\"new-lead\"]\n+++\n";
    let community = "+++\ntitle = \"The Circle\"\ncadence = \"Fridays\"\nskills = [\"coaching\"]\nchampions = [\"ana\"]\n+++\nTalk.\n";
    let event = "+++\ntitle = \"Spring round\"\nsummary = \"Over lunch.\"\nkind = \"circle\"\nstarts = 2027-02-03T12:30:00\nends = 2027-02-03T13:15:00\nrepeat = \"FREQ=WEEKLY;INTERVAL=2;COUNT=3\"\ncourses = [\"feedback\"]\npersonas = [\"new-lead\"]\ncommunity = \"circle\"\nhost = \"ana\"\n+++\n";
    let talk = "+++\ntitle = \"For all\"\nkind = \"talk\"\nstarts = 2027-03-01T12:30:00\n+++\n";
    let champion = |scope: &str| {
        format!(
            "+++\ntitle = \"Ana asks\"\nperson = \"Ana Cruz\"\nteam = \"Spare parts\"\npersonas = [\"new-lead\"]\nrecognition = \"For asking.\"\nconsent = {{ given = 2026-01-01, scope = [\"{scope}\"] }}\n+++\nA story.\n"
        )
    };
    let portal = format!("{PORTAL}contribute_url = \"https://git.example.com/a/b/new/main/testimonials\"\n{POLICY}");
    vec![
        ("portal.toml", portal),
        ("skills.toml", SKILLS.to_owned()),
        ("personas/new-lead.md", lead),
        ("courses/feedback.md", course),
        ("courses/coaching.md", second.to_owned()),
        ("communities/circle.md", community.to_owned()),
        ("events/spring.md", event.to_owned()),
        ("events/talk.md", talk.to_owned()),
        ("champions/ana.md", champion("portal")),
        ("champions/bo.md", champion("email").replace("Ana Cruz", "Bo Berg").replace("Ana asks", "Bo")),
    ]
}

fn built(files: &[(&'static str, String)]) -> BTreeMap<String, String> {
    site(&files.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>())
}

#[test]
fn the_compass_says_in_a_table_what_it_draws() {
    let html = &built(&rich())["skills/index.html"];
    assert_eq!(texts(html, "svg[role=img] > title").len(), 1);
    assert_eq!(texts(html, ".compass-course"), ["Feedback", "Coaching"]);
    assert_eq!(texts(html, ".compass-letter"), ["A"]);
    assert_eq!(texts(html, ".compass-missing"), ["No course yet"]);
    assert_eq!(texts(html, ".compass-table tbody th[scope=row]"), ["Coaching"]);
    assert_eq!(attributes(html, ".compass-table tbody th a", "href"), ["../skills/coaching/"]);
    assert_eq!(texts(html, ".compass-table td:nth-child(2) li"), ["Feedback level 0 to 1", "Coaching level 1 to 2"]);
    assert_eq!(texts(html, ".compass-table .gap-note"), ["No course goes beyond level 2 yet."]);
    assert!(attributes(html, "a", "href").iter().all(|href| !href.starts_with("http")), "nothing leads out");
}

#[test]
fn the_shortest_way_stands_on_hub_compass_and_skill() {
    let site = built(&rich());
    for page in ["skills/index.html", "skills/coaching/index.html", "for/new-lead/index.html"] {
        let html = &site[page];
        assert_eq!(texts(html, ".way-sum"), ["2 courses, 1:36\u{a0}h, 4 weeks"], "{page}");
        assert_eq!(texts(html, ".way-week"), ["Weeks 1 to 4", "Week 4"], "{page}");
        assert_eq!(texts(html, ".way-note"), ["No course goes beyond level 2 yet."], "{page}");
    }
    let skill = &site["skills/coaching/index.html"];
    assert_eq!(texts(skill, ".rungs h3"), ["Ask", "Coach", "Teach"]);
    assert_eq!(texts(skill, ".rung-who a"), ["New lead"]);
    assert_eq!(attributes(skill, "a[href*=esco]", "href"), ["http://data.europa.eu/esco/skill/1"]);
    assert_eq!(texts(skill, ".event h3"), ["Spring round"]);
}

#[test]
fn a_persona_subscribes_to_its_own_dates_and_those_for_all() {
    let mut files = rich();
    files.push(("personas/other.md", LEAD.replace("New lead", "Other")));
    let site = built(&files);
    let own = &site["for/new-lead/calendar.ics"];
    assert!(own.contains("SUMMARY:Spring round") && own.contains("SUMMARY:For all"), "{own}");
    assert!(own.contains("X-WR-CALNAME:Northwind Academy: New lead"), "{own}");
    assert!(!site["for/other/calendar.ics"].contains("Spring round"));
    let hub = &site["for/new-lead/index.html"];
    assert_eq!(attributes(hub, ".subscribe a", "href"), ["../../for/new-lead/calendar.ics"]);
    assert_eq!(texts(hub, ".subscribe code"), ["https://learn.example.com/academy/for/new-lead/calendar.ics"]);
    assert_eq!(texts(&site["events/index.html"], ".subscribe code").len(), 2);
}

#[test]
fn a_circle_has_a_plan_for_each_session() {
    let site = built(&rich());
    let html = &site["events/spring/plan/index.html"];
    assert_eq!(texts(html, ".session h2"), ["Session 1 of 3", "Session 2 of 3", "Session 3 of 3"]);
    assert_eq!(attributes(html, ".session time", "datetime"), ["2027-02-03", "2027-02-17", "2027-03-03"]);
    assert_eq!(texts(html, ".session-past h2"), ["Session 1 of 3"]);
    let clocks = texts(html, ".session:first-child .agenda b");
    assert_eq!(clocks, ["12:30", "12:35", "12:45", "12:55", "13:10"]);
    assert_eq!(texts(html, ".session:first-child .session-before a"), ["Feedback: One"]);
    let said = texts(html, ".session:nth-child(2) .agenda div > p");
    assert!(said[1].ends_with("Try it once.") && said[3].starts_with("Tell a friend."), "{said:?}");
    let letter = &texts(html, ".letter")[0];
    assert!(letter.contains("17 February 2027") && !letter.contains("3 February"), "{letter}");
    assert!(letter.contains("https://learn.example.com/academy/events/spring/"), "{letter}");
    let mail = &attributes(html, "a[href^=mailto]", "href")[0];
    assert!(mail.starts_with("mailto:?subject=Spring%20round%2C%20from%2017%20February%202027&body=Hello%2C%0D%0A"));
    assert_eq!(attributes(&site["events/spring/index.html"], "a[href$='plan/']", "href").len(), 1);
    assert!(!site.contains_key("events/talk/plan/index.html"), "a talk has no plan");
}

#[test]
fn a_community_says_when_it_meets_and_what_to_bring() {
    let site = built(&rich());
    let html = &site["communities/circle/index.html"];
    assert_eq!(texts(html, ".community-next h3"), ["Spring round"]);
    assert_eq!(texts(html, ".asks p:first-child"), ["Tell a friend."]);
    assert_eq!(attributes(html, ".side a[href*=skills]", "href"), ["../../skills/coaching/"]);
    let list = &site["communities/index.html"];
    assert_eq!(attributes(list, ".circle-date time", "datetime"), ["2027-02-17"]);
    assert!(texts(list, ".circle-date")[0].contains("12:30 to 13:15"));
}

#[test]
fn the_wall_thanks_only_those_who_agreed_and_says_where_nobody_is() {
    let site = built(&rich());
    let html = &site["champions/index.html"];
    assert_eq!(texts(html, ".wall-note blockquote"), ["For asking."]);
    assert_eq!(texts(html, ".team-map tbody th"), ["Spare parts"]);
    assert_eq!(texts(html, ".team-map .team-has a"), ["Ana Cruz"]);
    assert_eq!(texts(html, ".nobody li"), ["For the skill “Coaching”"]);
    assert_eq!(attributes(html, ".nobody a", "href"), ["../contribute/"]);
    assert_eq!(texts(html, ".badges .badge"), ["Plain Speaker"]);
    assert!(site.values().all(|page| !page.contains("Bo Berg")));
}

/// Every property that Open Badges 2.0 requires of a BadgeClass and of an issuer's Profile.
#[test]
fn badges_are_what_open_badges_ask_for() {
    let site = built(&rich());
    let json = |path: &str| serde_json::from_str::<serde_json::Value>(&site[path]).unwrap();
    let (class, issuer) = (json("badges/feedback/badge.json"), json("badges/issuer.json"));
    let at = |path: &str| format!("https://learn.example.com/academy/badges/{path}");
    for (thing, kind) in [(&class, "BadgeClass"), (&issuer, "Issuer")] {
        assert_eq!(
            (thing["@context"].as_str(), thing["type"].as_str()),
            (Some("https://w3id.org/openbadges/v2"), Some(kind))
        );
    }
    assert_eq!(class["id"], at("feedback/badge.json"));
    assert_eq!(class["image"], at("feedback/badge.png"));
    assert_eq!(class["issuer"], issuer["id"]);
    assert_eq!(class["criteria"]["id"], at("feedback/"));
    assert_eq!(class["criteria"]["narrative"], "You did it.");
    assert_eq!((class["name"].as_str(), class["description"].as_str()), (Some("Plain Speaker"), Some("Short lessons")));
    assert_eq!(class["alignment"][0]["targetName"], "Coaching");
    assert_eq!(class["alignment"][0]["targetUrl"], "http://data.europa.eu/esco/skill/1");
    assert_eq!(class["tags"][0], "people");
    for (name, value) in [("id", at("issuer.json")), ("email", "learning@example.com".to_owned())] {
        assert_eq!(issuer[name], value);
    }
    assert_eq!(
        (issuer["name"].as_str(), issuer["url"].as_str()),
        (Some("Northwind Academy"), Some("https://learn.example.com/academy/"))
    );
    let page = &site["badges/feedback/index.html"];
    assert_eq!(texts(page, "h1"), ["Plain Speaker"]);
    assert_eq!(texts(page, ".badge-page .lead"), ["You did it."]);
    assert_eq!(attributes(&site["courses/feedback/index.html"], ".badge", "href"), ["../../badges/feedback/"]);
    assert!(!site.contains_key("badges/coaching/index.html"));
}

#[test]
fn without_an_email_nobody_is_named_as_an_issuer() {
    let mut files = rich();
    files[0].1 = files[0].1.replace(", email = \"learning@example.com\"", "");
    let site = built(&files);
    assert!(!site.contains_key("badges/issuer.json") && !site.contains_key("badges/feedback/badge.json"));
    assert_eq!(texts(&site["badges/feedback/index.html"], "a[href$='.json']").len(), 0);
}

#[test]
fn a_story_begins_with_its_course_filled_in() {
    let evil = "B\\\"]\\n+++ & <b>x</b> # ü";
    let mut files = rich();
    files[3].1 = files[3].1.replace("title = \"Feedback\"", &format!("title = \"{evil}\""));
    let site = built(&files);
    let of = |page: &str, css: &str| url::Url::parse(&attributes(&site[page], css, "href")[0]).unwrap();
    let form = of("courses/feedback/index.html", ".tell a");
    let query: BTreeMap<_, _> = form.query_pairs().into_owned().collect();
    assert_eq!((form.path(), query["filename"].as_str()), ("/a/b/new/main/testimonials/", "feedback-my-story.md"));
    // Only the day of the consent is missing.
    let told = query["value"].replace("# given", "given");
    let front: toml::Table = toml::from_str(told.trim().trim_matches('+')).unwrap();
    assert_eq!(front["courses"][0].as_str(), Some("feedback"));
    assert_eq!(front["consent"]["scope"][0].as_str(), Some("portal"));
    files.push(("testimonials/told.md", told));
    assert!(built(&files)["courses/feedback/index.html"].contains("Your name"), "it is a testimonial");
    assert_eq!(texts(&site["contribute/index.html"], ".letter")[0].lines().next(), Some("+++"));
}

#[test]
fn without_a_form_a_story_is_a_letter() {
    let html = &site(&small())["courses/feedback/index.html"];
    let href = &attributes(html, ".tell a", "href")[0];
    assert!(
        href.starts_with("mailto:learning@example.com?subject=How%20%E2%80%9CFeedback%E2%80%9D%20went&body=%2B%2B%2B")
    );
    let nobody = PORTAL.replace(", email = \"learning@example.com\"", "");
    let mut files = small();
    files[0].1 = &nobody;
    let site = site(&files);
    assert!(!site.contains_key("contribute/index.html"));
    assert!(site.values().all(|html| !html.contains("contribute/\"")), "no link to what isn't there");
}

#[test]
fn what_there_is_none_of_has_no_page_and_no_link() {
    let site = site(&small());
    for folder in ["skills/", "badges/", "events/", "communities/", "champions/"] {
        assert!(!site.keys().any(|path| path.starts_with(folder)), "{folder}");
        for (path, html) in pages(&site) {
            let link = format!("a[href$='/{folder}'], a[href='{folder}']");
            assert_eq!(attributes(html, &link, "href").len(), 0, "{path} → {folder}");
        }
    }
    assert!(!site.contains_key("for/new-lead/calendar.ics"));
}
