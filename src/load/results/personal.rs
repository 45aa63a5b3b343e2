//! What tells that a file is about single people: how a column is called, and what stands in it.
//!
//! Enter at [`in_name`], [`has_address`] and [`Texts`]. Nothing of such a file is read, and no finding repeats a value of it.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::columns::folded;
use super::day::{Orders, day};

/// How sure a name is about people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// It can mean nothing but a person's data: an e-mail address, a surname.
    Surely,
    /// It can be a thing's as well: a name, a number, or how many learners there were.
    Perhaps,
}

/// Words of people's data in English, German, French, Spanish and Arabic: without accents, those that belong together as
/// one.
const SURELY: &[&str] = &[
    "email emailaddress mail mailaddress firstname forename givenname lastname familyname surname fullname",
    "nickname username userid login loginname upn samaccountname employeeid employeename employeenumber",
    "employeeno personid personname staffid learnerid learnername studentid contactid memberid subscriberid",
    "recipientid recipientname payrollnumber personnelnumber phone telephone mobile mobilephone cellphone ip",
    "ipaddress birthday birthdate dateofbirth dob ssn passport postaladdress homeaddress",
    "vorname nachname familienname zuname mailadresse emailadresse benutzername benutzerid nutzername nutzerid",
    "anmeldename mitarbeitername mitarbeiterid mitarbeiternummer teilnehmername teilnehmerid personalnummer",
    "persnr telefon telefonnummer handy handynummer mobilnummer geburtsdatum geburtstag anschrift ipadresse",
    "prenom courriel mel adressemail adresseemail utilisateur matricule telephone portable naissance",
    "datedenaissance adresseip nomdefamille",
    "apellido apellidos correo correoelectronico usuario telefono movil celular dni fechadenacimiento nacimiento",
    "direccionip",
    "البريد بريد الايميل ايميل الهاتف هاتف الجوال جوال المستخدم مستخدم",
];

const PERHAPS: &[&str] = &[
    "name id uid uuid guid user person employee staff worker learner student participant attendee contact member",
    "subscriber recipient respondent manager supervisor address initials",
    "benutzer nutzer anwender mitarbeiter mitarbeiterin mitarbeitende teilnehmer teilnehmerin teilnehmende",
    "lernende lernender empfaenger empfanger kontakt vorgesetzter adresse",
    "nom identifiant employe salarie apprenant stagiaire destinataire personne",
    "nombre identificador empleado trabajador alumno participante destinatario direccion",
    "اسم الاسم معرف المعرف هوية الهوية الموظف موظف المتعلم متعلم المتدرب متدرب الطالب طالب",
];

/// Words of things that have names and numbers, and of counts.
const THINGS: &[&str] = &[
    "campaign touchpoint message mailing newsletter persona channel variant version group cohort course module",
    "lesson activity path skill level topic list segment audience template folder file page link event subject",
    "utm team department region country count total rate percent numberof average sum",
    "kampagne nachricht kanal variante gruppe kurs modul lektion liste seite abteilung anzahl summe quote",
    "campagne cours canal groupe competence taux",
    "campana curso grupo habilidad pagina numero tasa",
    "حملة الحملة دورة الدورة قناة القناة عدد",
];

/// Whether a column's name speaks of single people.
pub fn in_name(name: &str) -> Option<Personal> {
    let words = words(name);
    let terms = || (1..=3).flat_map(|some| words.windows(some).map(<[String]>::concat));
    let is_of_a_thing = || terms().any(|term| is_one_of(&term, THINGS));
    // "Email subject", "campaign e-mail": what was sent, not to whom.
    if terms().any(|term| is_one_of(&term, SURELY) && (term != "email" || !is_of_a_thing())) {
        return Some(Personal::Surely);
    }
    (terms().any(|term| is_one_of(&term, PERHAPS)) && !is_of_a_thing()).then_some(Personal::Perhaps)
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.iter().flat_map(|words| words.split(' ')).any(|known| known == word)
}

/// The words of a name: `userId`, `user_id` and `User ID` have the same two.
fn words(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    let folded = folded(&spaced).replace('%', " percent ");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether an e-mail address stands in a text.
pub fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let is_before = text[..at].ends_with(|c: char| c.is_alphanumeric() || "._-+".contains(c));
        let domain = text[at + 1..].split(|c: char| !(c.is_alphanumeric() || "-.".contains(c))).next();
        let domain = domain.unwrap_or_default().trim_end_matches('.');
        is_before && domain.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty())
    })
}

/// How many texts a column has that are about something at all.
#[derive(Debug, Default)]
pub struct Texts {
    seen: HashSet<u64>,
    hasher: RandomState,
}

/// More different texts than this, and more than half as many as rows, are about single people.
const MOST_TEXTS: usize = 100;

impl Texts {
    /// Takes note of a text. Numbers are none, and neither are days and times.
    pub fn see(&mut self, text: &str) {
        let is_moment = || day(text, None, &mut Orders::default()).is_ok();
        if text.contains(char::is_alphabetic) && !is_moment() {
            self.seen.insert(self.hasher.hash_one(text));
        }
    }

    pub fn are_personal(&self, rows: u64) -> bool {
        are_personal(self.seen.len(), rows)
    }
}

/// Whether so many different texts in so many rows are about single people.
pub fn are_personal(texts: usize, rows: u64) -> bool {
    texts > MOST_TEXTS && u64::try_from(texts).is_ok_and(|texts| texts > rows / 2)
}

/// Whether texts are put together from few words: so are the values of `utm_content`, of which nearly every row may have
/// its own, because each says touchpoint, persona and variant.
pub fn are_compounds<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut count) = (HashSet::new(), 0);
    for text in texts {
        words.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()));
        count += 1;
    }
    words.len() * 2 < count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_known_in_five_languages() {
        for name in [
            "email",
            "E-Mail",
            "e_mail address",
            "User ID",
            "userId",
            "UserID",
            "First name",
            "IP",
            "IP-Adresse",
            "Nachname",
            "E-Mail-Adresse",
            "Personalnummer",
            "Prénom",
            "Adresse e-mail",
            "Nom de famille",
            "Téléphone",
            "Correo electrónico",
            "Teléfono móvil",
            "البريد الإلكتروني",
            "رقم الهاتف",
            "Recipient email",
            "Employee number",
            "Campaign user name",
        ] {
            assert_eq!(in_name(name), Some(Personal::Surely), "{name}");
        }
        for name in
            ["Name", "ID", "Employee", "learner", "Mitarbeiter", "Nom", "Nombre", "الاسم", "Recipient", "Contact"]
        {
            assert_eq!(in_name(name), Some(Personal::Perhaps), "{name}");
        }
    }

    #[test]
    fn things_have_names_too() {
        for name in [
            "Campaign name",
            "Course name",
            "Persona name",
            "Campaign ID",
            "Recipient count",
            "Total learners",
            "Email subject",
            "Name der Kampagne",
            "Nom de la campagne",
            "Nombre de la campaña",
            "اسم الحملة",
            "clicked",
            "Video",
            "Emails sent",
            "Grid",
            "Shipping",
        ] {
            assert_eq!(in_name(name), None, "{name}");
        }
    }

    #[test]
    fn addresses_are_found_wherever_they_stand() {
        for text in ["ada@example.com", "Ada <ada.l@mail.example.org>", "to ada+x@example.com.", "مها@مثال.إختبار"]
        {
            assert!(has_address(text), "{text}");
        }
        for text in ["@team", "5 @ 3.50", "ada@", "ada@work", "@example.com", "a@.", "a@b."] {
            assert!(!has_address(text), "{text}");
        }
    }

    #[test]
    fn a_text_for_nearly_every_row_is_about_people() {
        let texts = |all: &[String]| {
            let mut texts = Texts::default();
            all.iter().for_each(|text| texts.see(text));
            texts
        };
        let people: Vec<String> = (0..101).map(|n| format!("A-{n}")).collect();
        assert!(texts(&people).are_personal(101) && texts(&people).are_personal(201));
        assert!(!texts(&people).are_personal(203), "each stands twice");
        assert!(!texts(&people[1..]).are_personal(100), "a hundred is not many");
        let others: Vec<String> = (0..300)
            .map(|n| format!("2027-01-{:02}T10:{n}Z", n % 31 + 1))
            .chain((0..300).map(|n| n.to_string()))
            .collect();
        assert!(!texts(&others).are_personal(600), "moments and numbers");
    }

    #[test]
    fn compounds_have_few_words() {
        let contents: Vec<String> =
            (0..160).map(|n| format!("{:02}-step-persona-{}-{}", n / 16, n / 2 % 8, n % 2)).collect();
        assert!(are_compounds(contents.iter().map(String::as_str)));
        let people: Vec<String> = (0..160).map(|n| format!("ada-{n}")).collect();
        assert!(!are_compounds(people.iter().map(String::as_str)));
    }
}
