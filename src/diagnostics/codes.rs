//! The one table of diagnostic codes.

use super::Severity;

/// Declares the codes: the variant, the word, the usual severity, and one line of what it means.
macro_rules! codes {
    ($($variant:ident = $word:literal, $severity:ident, $meaning:literal;)+) => {
        /// Which rule a finding is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant),+ }

        impl Code {
            /// Every code, in the table's order.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The kebab-case word that authors and machines see.
            pub fn word(self) -> &'static str {
                match self { $(Code::$variant => $word),+ }
            }

            /// The severity where `[check]` says nothing else.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),+ }
            }

            /// What the code means, in one line.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning),+ }
            }

            /// Why the rule exists and how to satisfy or silence it, in Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("explain/", $word, ".md"))),+ }
            }
        }
    };
}

codes! {
    // What can be read at all.
    NoPortal = "no-portal", Error, "the folder has no portal.toml";
    NotText = "not-text", Error, "a file that should hold text is not UTF-8";
    FileTooLarge = "file-too-large", Error, "a text file is too large to have been written by hand";
    Unreadable = "unreadable", Error, "a file could not be read";
    OutsideFolder = "outside-folder", Error, "a link or path leads out of the content folder";
    BadFrontMatter = "bad-front-matter", Error, "the settings between the +++ lines can't be understood";
    UnknownFile = "unknown-file", Warning, "a file of the content folder is not used for anything";
    UnknownLanguage = "unknown-language", Warning, "a translation is in a language that the portal doesn't have";
    UnspokenLanguage = "unspoken-language", Warning, "the theme has no words in the portal's language";
    IncompatibleVersion = "incompatible-version", Error, "the portal asks for another version of uptake";
    // Fields and their values.
    UnknownField = "unknown-field", Error, "a field has a name that uptake doesn't know";
    MisplacedField = "misplaced-field", Error, "a field slid into a table that stands above it";
    MissingField = "missing-field", Error, "a field that is needed is not there";
    WrongType = "wrong-type", Error, "a value is of another type than its field";
    BadValue = "bad-value", Error, "a value is not one of those its field can have";
    BadDate = "bad-date", Error, "a date or time does not exist or can't be read";
    BadUrl = "bad-url", Error, "an address is not a web address, or of a kind that is not allowed";
    TooLong = "too-long", Warning, "a text is longer than the place it is shown in";
    SubjectTooLong = "subject-too-long", Warning, "an e-mail's subject will be cut in the inbox";
    PreheaderLength = "preheader-length", Warning, "an e-mail's preheader is too short or too long for the inbox";
    MissingGlyph = "missing-glyph", Warning, "a character can't be drawn, since no font has it";
    EmailTooLarge = "email-too-large", Error, "an e-mail is so large that Gmail cuts it";
    EmailHeavy = "email-heavy", Warning, "an e-mail is so large that counting its clicks may push it over Gmail's limit";
    ChatTooLarge = "chat-too-large", Error, "a message is longer than a chat takes";
    ChatHeavy = "chat-heavy", Warning, "a message is so long that some ways into a chat refuse it";
    SmsTooLong = "sms-too-long", Error, "a text message needs more than two parts";
    ToldDifferently = "told-differently", Note, "a channel can't show something as it was written, and tells it in another way";
    BriefTooLong = "brief-too-long", Warning, "a manager's brief doesn't fit on one printed page";
    // References.
    DanglingReference = "dangling-reference", Error, "something is named that doesn't exist or isn't live";
    DuplicateSlug = "duplicate-slug", Error, "two items of a kind have the same slug, or two headings the same id";
    DuplicatePath = "duplicate-path", Error, "two items would be published at the same address";
    UnsafePath = "unsafe-path", Error, "a name can't be an address or a file on every system";
    BrokenLink = "broken-link", Error, "a link leads to no page, file or heading";
    MissingAsset = "missing-asset", Error, "a picture or file that is named doesn't exist";
    BrokenPicture = "broken-picture", Error, "a picture can't be shown: it is damaged, not a picture, or far too large";
    SmallPicture = "small-picture", Note, "a picture is smaller than the place it is shown in";
    UnsafeSvg = "unsafe-svg", Warning, "a drawing holds something that acts or loads, and not only draws";
    PhotoMetadata = "photo-metadata", Note, "a photograph in static/ tells where, or with which camera, it was taken";
    MissingAlt = "missing-alt", Warning, "a picture has no text for those who can't see it";
    UnknownPlaceholder = "unknown-placeholder", Error, "copy names a value that doesn't exist";
    UnknownMergeTag = "unknown-merge-tag", Error, "copy uses a merge tag that mail systems don't know";
    PrerequisiteCycle = "prerequisite-cycle", Error, "courses require each other in a circle";
    UnreachablePersona = "unreachable-persona", Warning, "a touchpoint has no channel that a persona uses";
    SeveralDefaults = "several-defaults", Error, "a persona has more than one place to start";
    // Translations.
    OrphanTranslation = "orphan-translation", Warning, "a translation has no original";
    TranslationDiffers = "translation-differs", Warning, "a translation says something else than its original where only words may differ";
    StaleTranslation = "stale-translation", Note, "a translation wasn't changed when its original was";
    // Texts.
    UnsafeHtml = "unsafe-html", Warning, "HTML in a text is not published as HTML";
    UnclosedBlock = "unclosed-block", Error, "a ::: block is not closed, or closed without being opened";
    NestedTooDeep = "nested-too-deep", Error, "lists or quotes stand in each other too deep to be read";
    TooManyParts = "too-many-parts", Error, "a text has more parts than a page can show";
    EmptyText = "empty-text", Warning, "a message or page has nothing to say";
    UnwrittenCopy = "unwritten-copy", Error, "a text still holds a prompt to write something";
    // Attention.
    QuietTime = "quiet-time", Warning, "a message is asked for at a time when nothing is sent";
    AttentionBudget = "attention-budget", Warning, "somebody would get more messages, or more to do, than the policy allows";
    // Trust.
    LowContrast = "low-contrast", Warning, "two brand colours are too alike to be read";
    ConsentMissing = "consent-missing", Error, "a person has not agreed to be shown, or not in this channel";
    ConsentExpired = "consent-expired", Warning, "a person's consent has run out";
    ConsentEnding = "consent-ending", Warning, "a person's consent runs out soon, or in the middle of a campaign";
    OverusedVoice = "overused-voice", Warning, "one person is heard too often by the same readers";
    NoVoice = "no-voice", Warning, "a message that is about somebody's voice carries none";
    UnreviewedAi = "unreviewed-ai", Warning, "a text made with AI was not reviewed by a person";
    StaleContent = "stale-content", Warning, "an item is past the date on which it should be reviewed";
    FactExpired = "fact-expired", Warning, "a figure is past the date until which it holds";
    PersonalData = "personal-data", Error, "a file of results is about single people";
    UnmatchedResult = "unmatched-result", Warning, "rows of results are about something that the portal doesn't have";
    DoubledResults = "doubled-results", Warning, "two files of results count the same";
    MissingColumn = "missing-column", Error, "a file of results lacks a column without which it can't be counted";
    DoubleColumn = "double-column", Error, "two columns of a file of results hold the same";
    UnknownColumn = "unknown-column", Warning, "a column of results is not one that can be counted";
    TotalRow = "total-row", Warning, "a row of results sums up the others";
    ImpossibleCount = "impossible-count", Warning, "a row of results counts more people than there can be";
    FactParts = "fact-parts", Error, "the parts of a figure don't add up to it";
    UncitedNumber = "uncited-number", Warning, "a figure claims something and names no source";
    // Respect.
    FalseUrgency = "false-urgency", Error, "a text presses people with an end that is not true";
    FalseScarcity = "false-scarcity", Error, "a text says that little is left, and that is not true or not known";
    ConfirmShaming = "confirm-shaming", Warning, "saying no is worded so that people feel ashamed of it";
    NegativeNorm = "negative-norm", Warning, "a text says that most people don't do what it asks for";
    ObligationTone = "obligation-tone", Warning, "an invitation sounds like an order";
    BannedWord = "banned-word", Warning, "a text has a word that the brand doesn't use";
    ProtectedTrait = "protected-trait", Warning, "people are described or addressed by a protected trait";
    DrivingCommute = "driving-commute", Warning, "people are asked for attention while they drive";
    MissingOptOut = "missing-opt-out", Warning, "a nudge doesn't say how to be left alone";
    // Reading.
    WallOfText = "wall-of-text", Warning, "a text goes on for too long without a break";
    HardToRead = "hard-to-read", Note, "a text has long sentences and long words";
    // The way from unaware to advocate, and how easy it is to go.
    DarkCourse = "dark-course", Warning, "a course that nobody is led to, or that nobody can start";
    NoNextStep = "no-next-step", Warning, "nothing follows after a course, or after a message's page";
    LongModule = "long-module", Warning, "a lesson takes longer than five minutes";
    NoHumanTouch = "no-human-touch", Warning, "a skill that grows between people is learnt alone";
    NobodyNamed = "nobody-named", Warning, "landing pages and e-mails name no person";
    AidaGap = "aida-gap", Warning, "a persona is not spoken to in each of the four stages";
    AidaOrder = "aida-order", Warning, "a message goes back to an earlier stage";
    FunnelJump = "funnel-jump", Warning, "a message asks for more than the next step";
    NoAdvocate = "no-advocate", Warning, "a campaign never asks anybody to pass it on";
    SprayAndPray = "spray-and-pray", Warning, "many personas get exactly the same words";
    NoDefault = "no-default", Warning, "a persona has no place to start";
    FrictionBudget = "friction-budget", Warning, "it takes too much effort to get from a message to the first minute";
    TooManyChoices = "too-many-choices", Warning, "a page offers more than anybody compares";
    NoBrowseAll = "no-browse-all", Warning, "the whole catalogue is more than one click away";
    SeveralActions = "several-actions", Warning, "the buttons of a landing page lead to different places";
    BuriedAction = "buried-action", Warning, "the action of a landing page stands too far down, or is missing";
    VanityMetrics = "vanity-metrics", Warning, "a campaign counts only what can rise while nothing changes";
    SkillGap = "skill-gap", Warning, "no course leads a persona to a level that they should have";
    // What authors change of the program's own.
    AllowWithoutReason = "allow-without-reason", Warning, "a rule is silenced without saying why";
    ThemeOverride = "theme-override", Error, "a file of the theme folder replaces nothing or can't be used";
    // What a host can be told.
    HostLimit = "host-limit", Warning, "a host can't be told everything about the portal";
    // What is remembered.
    NoRetrieval = "no-retrieval", Warning, "a course is to be remembered and has no question to remember it by";
    // What is compared.
    Underpowered = "underpowered", Warning, "too few people take part for a comparison to show anything";
    Confounded = "confounded", Warning, "versions differ in more than what is tested, or not in it";
    UnevenHoldout = "uneven-holdout", Warning, "the draw of hold-outs is not the share that was asked for";
}

impl Code {
    /// The code of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.word() == word)
    }

    /// Whether it judges wording. Such a judge can be wrong, so authors may overrule it even where it is an error.
    pub fn judges_wording(self) -> bool {
        matches!(
            self,
            Self::FalseUrgency
                | Self::FalseScarcity
                | Self::ConfirmShaming
                | Self::NegativeNorm
                | Self::ObligationTone
                | Self::ProtectedTrait
                | Self::DrivingCommute
                | Self::MissingOptOut
        )
    }

    /// Whether what it speaks of is part of the portal all the same. After other errors something may be missing only
    /// because it couldn't be read.
    pub fn leaves_no_gap(self) -> bool {
        matches!(
            self,
            Self::ConsentMissing
                | Self::FactParts
                | Self::LowContrast
                | Self::PersonalData
                | Self::PrerequisiteCycle
                | Self::UnknownMergeTag
                | Self::UnknownPlaceholder
        )
    }

    /// Whether the rule is about something that isn't there. Where content has errors, much is missing only because of
    /// them, and such rules wait until it is sound.
    pub fn is_about_absence(self) -> bool {
        matches!(
            self,
            Self::AidaGap
                | Self::AidaOrder
                | Self::DarkCourse
                | Self::FunnelJump
                | Self::NoAdvocate
                | Self::NoDefault
                | Self::NoHumanTouch
                | Self::NoNextStep
                | Self::NobodyNamed
                | Self::SkillGap
                | Self::SprayAndPray
        )
    }
}
