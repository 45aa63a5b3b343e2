//! The integration tests, in one binary, because linking once is what keeps them fast: what `uptake` promises to
//! those who use it.
//!
//! | module | the promise |
//! | --- | --- |
//! | `cases` | every rule fires where it should, in words that help, and nowhere else |
//! | `check` | reports that other programs read, corrections that change nothing else, and which files count |
//! | `cms` | the editor in the browser is configured as it asks for, and what it writes can be read |
//! | `coverage` | what the reports on coverage and freshness say is so |
//! | `refusals` | what is wrong is never published, and the old output stays as it was |
//! | `bombs` | what is laid in to bring a build down is a finding, in bounded time and memory |
//! | `broken` | whatever is written, the answer is findings and never a panic |
//! | `links` | every link of the example leads somewhere, under any address; every page says what it is |
//! | `json_ld` | pages tell machines what they show people, and nothing else |
//! | `machines` | feeds, catalogue, cards, sitemap and `llms.txt` are what their formats ask for |
//! | `promises` | the manifest is true: bytes, hashes, and whose words are where |
//! | `repeatable` | the same content on the same day gives the same bytes |
//! | `reused` | what is kept from the last time gives the bytes of a clean build |
//! | `reports` | machines get the same findings as people; exit codes |
//! | `results` | exports of other systems give sums or findings, whatever they hold |
//! | `schema` | schemas accept what the program reads and nothing else; people's files stay theirs |
//! | `serve` | what is shown is what is built; it follows every change, survives every mistake, answers no stranger |
//! | `beginnings` | `init` and `new` give what builds |
//! | `exports` | other systems get the courses in the shapes that they read |
//! | `imports` | what other systems hold becomes drafts, once, and what doesn't is said |
//! | `interrupted` | Ctrl-C leaves everything as it was, and says so |
//! | `killed` | a build that is killed leaves a whole output |
//! | `hostile` | authors can't run programs in readers' browsers |
//! | `hostile_kit` | whatever is written, a message says it in letters; too much is refused with figures |
//! | `injection` | a corpus of hostile strings is text in every field of every kind, for a parser of each format |
//! | `pictures` | pictures come in the sizes that pages need, and tell nothing about who took them where |
//! | `readme` | what the README tells people to type works |
//! | `hosting` | hosts are told what to send, and how to publish |
//! | `kit` | every message in its files, every link attributed once; short links stay |
//! | `guide` | the reference is what the program says, and every snippet works |
//! | `new_campaign` | a whole sequence is laid out, and none of its prompts goes out |
//! | `program` | what it says of itself, and what shells and manuals get from it |
//! | `gallery` | the kit's own pages lead to its files, show every message and name their sources |
//! | `finder` | three answers give the courses written down, and a page without scripts has them too |
//! | `for_me` | everybody sees the same until they say who they are; a check can be answered, and printed |
//! | `handouts` | managers get one page, champions true words with links of their own |
//! | `languages` | every page in every language, and which of them are translated |
//! | `statistics` | what is reckoned is what other programs reckon, and holds for any numbers |
//! | `layers` | rooms use only the rooms they may |
//! | `output` | the published folder is replaced at once, and nobody else's file is touched |

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests lay out folders, run the program and fail by panicking"
)]

mod beginnings;
mod bombs;
mod broken;
mod cases;
mod check;
mod cms;
mod corpus;
mod coverage;
mod exports;
mod finder;
mod for_me;
mod gallery;
mod guide;
mod handouts;
mod hostile;
mod hostile_kit;
mod hosting;
mod imports;
mod injection;
mod interrupted;
mod json_ld;
mod killed;
mod kit;
mod languages;
mod layers;
mod links;
mod machines;
mod measure;
mod new_campaign;
mod output;
mod pictures;
mod plan;
mod program;
mod promises;
mod readme;
mod refusals;
mod repeatable;
mod reports;
mod results;
mod reused;
mod schema;
mod serve;
mod statistics;
mod support;
mod upcoming;
mod withdrawn;
