//! `uptake` compiles a content folder into a learning portal, landing pages and a campaign kit.

pub mod brand;
pub mod check;
pub mod diagnostics;
pub mod load;
pub mod model;
pub mod output;
pub mod render;
pub mod schedule;
pub mod site_map;
pub mod source;
pub mod theme;
