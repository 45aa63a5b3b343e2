//! What a site asks of programs (RFC 9309): the rules for us by name, else for everybody.

use super::NAME;

/// The rules of one site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<(Verb, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verb {
    Disallow,
    Allow,
}

impl Robots {
    pub fn open() -> Self {
        Self::default()
    }

    pub fn closed() -> Self {
        Self { rules: vec![(Verb::Disallow, "/".to_owned())] }
    }

    pub fn read(text: &str) -> Self {
        let (mut ours, mut all) = (None::<Vec<_>>, Vec::new());
        let (mut for_us, mut for_all, mut in_rules) = (false, false, false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or(line);
            let Some((name, value)) = line.split_once(':') else { continue };
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
            let verb = match name.as_str() {
                "user-agent" => {
                    if in_rules {
                        (for_us, for_all, in_rules) = (false, false, false);
                    }
                    for_all |= value == "*";
                    if value.eq_ignore_ascii_case(NAME) {
                        for_us = true;
                        ours.get_or_insert_default();
                    }
                    continue;
                }
                "allow" => Verb::Allow,
                "disallow" => Verb::Disallow,
                _ => continue,
            };
            in_rules = true;
            // An empty rule is none.
            if !value.is_empty() {
                let rule = (verb, value.to_owned());
                ours.as_mut().filter(|_| for_us).into_iter().for_each(|rules| rules.push(rule.clone()));
                all.extend(for_all.then_some(rule));
            }
        }
        Self { rules: ours.unwrap_or(all) }
    }

    /// Whether a program may ask for a path with its query: the longest rule decides, of two as long the friendlier.
    pub fn allows(&self, path: &str) -> bool {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        let matching = self.rules.iter().filter(|(_, rule)| matches(rule, &path));
        matching.map(|(verb, rule)| (rule.len(), *verb)).max().is_none_or(|(_, verb)| verb == Verb::Allow)
    }
}

/// Whether a path begins as a rule says: `*` is anything, `$` at the end is the path's end.
fn matches(rule: &str, path: &str) -> bool {
    let (rule, to_end) = rule.strip_suffix('$').map_or((rule, false), |rule| (rule, true));
    let mut parts = rule.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !to_end || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if to_end && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_of_our_own_group_decides() {
        let robots = Robots::read(
            "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: Uptake # us\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow:\n",
        );
        for (path, allowed) in [
            ("/", true),
            ("", true),
            ("/private/x", false),
            ("/private/open/x", true),
            ("/a/b.pdf", false),
            ("/a/b.pdf?x", true),
        ] {
            assert_eq!(robots.allows(path), allowed, "{path}");
        }
    }

    #[test]
    fn without_a_group_of_ours_everybodys_counts() {
        assert!(!Robots::read("user-agent: *\ndisallow: /\n").allows("/a"));
        assert!(Robots::read("user-agent: bot\ndisallow: /\n").allows("/a"));
        assert!(Robots::read("no robots here").allows("/a") && !Robots::closed().allows("/a"));
    }
}
