//! The skills taxonomy.

#[derive(Debug, Clone)]
pub struct Skill {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    /// The names of the levels, from level 1 up.
    pub levels: Vec<String>,
    /// Needs people in a room: leadership, teamwork, culture.
    pub human: bool,
    /// The address of the same skill in ESCO.
    pub same_as: Option<String>,
}
