//! The courses as Moodle's "Upload courses" reads them (<https://docs.moodle.org/405/en/Upload_courses>), which is also what
//! `import moodle` reads.

use super::Machines;
use crate::model::Course;
use crate::model::values::Scope;
use crate::render::escape;
use crate::render::spreadsheet;

const COLUMNS: [&str; 8] =
    ["fullname", "category", "shortname", "summary", "startdate", "enddate", "idnumber", "visible"];
/// Courses stand in a category by its number; every Moodle begins with this one.
const FIRST_CATEGORY: &str = "1";

impl Machines<'_> {
    /// A row for each course, in the portal's order.
    pub fn moodle(&self) -> Vec<u8> {
        spreadsheet::table(COLUMNS, self.portal.courses.iter().map(|course| self.row(course)))
    }

    fn row(&self, course: &Course) -> [String; 8] {
        let scope = Scope::portal(self.portal).course(course);
        let item = &course.item;
        let summary = item.summary.as_ref().or(course.promise.as_ref()).map(|copy| copy.resolve(&scope));
        let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
        [
            item.title.clone(),
            FIRST_CATEGORY.to_owned(),
            // Moodle knows a course by it, so no two can share it.
            course.course_id.clone().unwrap_or_else(|| item.slug.clone()),
            summary.map(|text| format!("<p>{}</p>", escape::to_text(&text))).unwrap_or_default(),
            day(item.publish_date),
            day(item.expiry_date),
            item.slug.clone(),
            "1".to_owned(),
        ]
    }
}
