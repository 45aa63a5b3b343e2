//! TOML as JSON, as validators of JSON Schema see it: dates and times are strings.

use serde_json::Value;

/// A TOML document; `None` where it can't be read.
pub fn of_toml(text: &str) -> Option<Value> {
    toml::from_str::<toml::Table>(text).ok().map(|table| json(toml::Value::Table(table)))
}

/// A single value as it is written in TOML.
pub fn of_toml_value(text: &str) -> Option<Value> {
    of_toml(&format!("value = {text}"))?.get_mut("value").map(Value::take)
}

/// A value that was read from TOML.
pub fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_strings() {
        let json = of_toml_value("{ given = 2026-05-01, share = 0.2, days = [1, true] }");
        assert_eq!(json, Some(serde_json::json!({ "given": "2026-05-01", "share": 0.2, "days": [1, true] })));
        assert_eq!(of_toml_value("= 1"), None);
    }
}
