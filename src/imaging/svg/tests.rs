//! What is left of drawings, honest and hostile ones.

use super::*;

fn cleaned(inner: &str) -> Clean {
    let svg = format!("<svg xmlns=\"{NAMESPACE}\" xmlns:xlink=\"{XLINK}\" viewBox=\"0 0 320 180\">{inner}</svg>");
    clean(svg.as_bytes()).unwrap()
}

/// A drawing stays what it is.
#[test]
fn what_draws_is_kept() {
    let inner = "<title>A &amp; B</title><style>.a{fill:url(#g)}</style><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/>\
                 </linearGradient><g class=\"a\" transform=\"scale(2)\"><path d=\"M0 0h4\" style=\"stroke:red\"/><use href=\"#g\"/></g>\
                 <text xml:space=\"preserve\"> Hi <tspan>you</tspan></text>";
    let clean = cleaned(inner);
    assert!(clean.text.ends_with(&format!("{inner}</svg>")), "{}", clean.text);
    assert_eq!((clean.removed, clean.size), (vec![], (320, 180)));
}

#[test]
fn what_acts_or_loads_is_left_out_and_told() {
    let attacks = [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<rect onload=\"alert(1)\"/>",
        "<rect ONCLICK=\"alert(1)\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\" onload=\"alert(1)\"/></foreignObject>",
        "<x:iframe xmlns:x=\"http://www.w3.org/1999/xhtml\" src=\"https://evil.example\"/>",
        "<image href=\"https://evil.example/pixel.png\"/>",
        "<image xlink:href=\"//evil.example/pixel.png\"/>",
        "<image href=\"data:image/svg+xml,evil\"/>",
        "<use href=\"https://evil.example/a.svg#b\"/>",
        "<use href=\"data:image/svg+xml;base64,evil\"/>",
        "<rect fill=\"url(https://evil.example/a.svg#b)\"/>",
        "<rect style=\"fill: url( 'https://evil.example/' )\"/>",
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>@font-face{src:url(https://evil.example/a)}</style>",
        "<style>.a{background:u\\72l(https://evil.example)}</style>",
        "<style><![CDATA[</style><script>evil()</script>]]></style>",
        "<set attributeName=\"href\" to=\"javascript:evil()\"/>",
        "<animate attributeName=\"href\" values=\"javascript:evil()\"/>",
        "<handler xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"load\">evil()</handler>",
        "<feImage href=\"https://evil.example/\"/>",
    ];
    for attack in attacks {
        let clean = cleaned(attack);
        assert!(!clean.removed.is_empty(), "{attack}");
        for word in ["alert", "evil", "script", "onload", "foreign"] {
            assert!(!clean.text.contains(word), "{attack}: {}", clean.text);
        }
    }
}

#[test]
fn entities_and_notes_of_drawing_programs_are_left_out_without_a_word() {
    let svg = "<?xml version=\"1.0\"?><?xml-stylesheet href=\"https://evil.example/a.css\"?>\
        <!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\"><!ENTITY word \"&#60;b\">]>\
        <svg xmlns=\"&ns;\" xmlns:ink=\"http://www.inkscape.org/namespaces/inkscape\" ink:version=\"1\" data-name=\"Layer\">\
        <metadata><a/></metadata><ink:view zoom=\"1\"/><!-- by me --><a href=\"https://example.com\"><text>&word;</text></a></svg>";
    let clean = clean(svg.as_bytes()).unwrap();
    assert_eq!(clean.text, "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&lt;b</text></svg>");
    assert_eq!((clean.removed, clean.size), (vec![], USUAL_SIZE));
}

/// Whatever is written is XML again, and clean.
#[test]
fn cleaning_twice_changes_nothing() {
    let once = cleaned("<text>a &amp;lt; &#34;b&#34;\n</text><g id=\"&#34;&gt;&lt;script&gt;\"/>");
    assert_eq!(clean(once.text.as_bytes()).unwrap(), once);
    let emptied = cleaned("<g><metadata/></g><foreignObject><p>Hello</p></foreignObject>");
    assert_eq!(clean(emptied.text.as_bytes()).unwrap().text, emptied.text);
}

/// Each of these is small as a file, and nobody could draw it.
#[test]
fn what_comes_to_more_than_anybody_can_draw_is_refused() {
    let refused = |inner: &str| {
        let svg = format!("<svg xmlns=\"{NAMESPACE}\" xmlns:xlink=\"{XLINK}\">{inner}</svg>");
        clean(svg.as_bytes()).is_err()
    };
    let doubled =
        |first: &str, each: &dyn Fn(usize) -> String| first.to_owned() + &(1..31).map(each).collect::<String>();
    let uses = |n: usize| format!("<g id=\"g{n}\">{}</g>", format!("<use xlink:href=\"#g{}\"/>", n - 1).repeat(2));
    assert!(refused(&doubled("<g id=\"g0\"/>", &uses)));
    let fills = |n: usize| {
        format!("<pattern id=\"g{n}\">{}</pattern>", format!("<rect fill=\"url('#g{}')\"/>", n - 1).repeat(2))
    };
    assert!(refused(&doubled("<pattern id=\"g0\"/>", &fills)));
    let classes =
        |n: usize| format!("<pattern id=\"g{n}\"><rect class=\"g{0}\"/><rect class=\"g{0}\"/></pattern>", n - 1);
    let sheet = |n: usize| format!(".g{n}{{fill:url(#g{n})}}");
    let styled =
        doubled("<pattern id=\"g0\"/>", &classes) + "<style>" + &(0..31).map(sheet).collect::<String>() + "</style>";
    assert!(refused(&styled));
    let path = format!("<path marker-mid=\"url(#m)\" d=\"{}\"/>", "M0 0".repeat(10_000));
    assert!(refused(&format!("<marker id=\"m\">{}</marker>{path}", "<rect/>".repeat(100))));
    assert!(!refused(&format!("<marker id=\"m\"><rect/></marker>{path}")));
    let filter = format!("<filter id=\"f\">{}</filter>", "<feOffset/>".repeat(40));
    assert!(refused(&(filter.clone() + &"<rect filter=\"url(#f)\"/>".repeat(40))));
    assert!(!refused(&(filter + &"<rect filter=\"url(#f)\"/>".repeat(4))));
    // A circle of references draws nothing, and has an end.
    assert!(!refused("<g id=\"a\"><use xlink:href=\"#b\"/></g><g id=\"b\"><use xlink:href=\"#a\"/></g>"));
}

#[test]
fn what_is_no_drawing_is_told_as_such() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\
        <!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><svg><text>&e;&e;&e;&e;&e;&e;</text></svg>";
    for broken in ["<svg", "<svg><g></svg>", "<html/>", "<svg xmlns=\"urn:other\"/>", "\u{feff}<svg>&x;</svg>", bomb] {
        assert!(clean(broken.as_bytes()).is_err(), "{broken}");
    }
    assert!(clean(b"<svg>\xff</svg>").is_err());
}

#[test]
fn the_size_is_the_pictures_own() {
    let of = |root: &str| clean(format!("<svg xmlns=\"{NAMESPACE}\" {root}/>").as_bytes()).unwrap().size;
    assert_eq!(of("width=\"40\" height=\"20px\""), (40, 20));
    assert_eq!(of("width=\"25.4mm\" height=\"1in\""), (96, 96));
    assert_eq!(of("width=\"100%\" viewBox=\"0,0,64.4,32\""), (64, 32));
    assert_eq!(of("width=\"100\" viewBox=\"0 0 50 20\""), (100, 40));
    assert_eq!(of("viewBox=\"0 0 1e30 -1\""), USUAL_SIZE);
    assert_eq!(of("width=\"NaN\" height=\"inf\""), USUAL_SIZE);
}

/// The parser of XML calls itself for every level, and so must the writer.
#[test]
fn what_stands_too_deep_is_refused_before_it_is_parsed() {
    let nested = |open: &str, close: &str, times: usize| {
        let svg = format!("<svg xmlns=\"{NAMESPACE}\">{}{}</svg>", open.repeat(times), close.repeat(times));
        clean(svg.as_bytes()).is_ok()
    };
    assert!(nested("<g>", "</g>", 100));
    for open in ["<g>", "<g><!-- </g> --><path/>", "<g id='/>'>", "<g><![CDATA[</g>]]>", "<g><?x </g>?>"] {
        assert!(nested(open, "</g>", 100) && !nested(open, "</g>", 100_000), "{open}");
    }
    let by_entity = "<!DOCTYPE svg [<!ENTITY a '<g><g></g></g>'>]><svg>&a;</svg>";
    assert!(clean(by_entity.as_bytes()).is_err());
}
