//! The theme's own style sheets and scripts, made small. What can't be read, or wouldn't become smaller, stays as it is written.

/// A style sheet.
#[cfg(feature = "minify")]
pub fn css(source: String) -> String {
    use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

    let small = || {
        let mut sheet = StyleSheet::parse(&source, ParserOptions::default()).ok()?;
        sheet.minify(MinifyOptions::default()).ok()?;
        Some(sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() }).ok()?.code)
    };
    smaller(small(), source)
}

/// A classic script. Only what can't change its meaning is done to it: it runs in browsers that nobody tried it in.
#[cfg(feature = "minify")]
pub fn js(source: String) -> String {
    use oxc::allocator::Allocator;
    use oxc::codegen::{Codegen, CodegenOptions};
    use oxc::minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
    use oxc::parser::Parser;
    use oxc::span::SourceType;

    let small = || {
        let allocator = Allocator::default();
        let mut parsed = Parser::new(&allocator, &source, SourceType::default()).parse();
        if !parsed.errors.is_empty() {
            return None;
        }
        let options =
            MinifierOptions { mangle: Some(MangleOptions::default()), compress: Some(CompressOptions::safest()) };
        let names = Minifier::new(options).minify(&allocator, &mut parsed.program).scoping;
        let printer = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(names);
        Some(printer.build(&parsed.program).code)
    };
    smaller(small(), source)
}

#[cfg(feature = "minify")]
fn smaller(small: Option<String>, source: String) -> String {
    small.filter(|small| small.len() < source.len()).unwrap_or(source)
}

#[cfg(not(feature = "minify"))]
pub fn css(source: String) -> String {
    source
}

#[cfg(not(feature = "minify"))]
pub fn js(source: String) -> String {
    source
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_becomes_smaller() {
        assert_eq!(css("a { color : #ff0000 ; }\n/* b */\n".to_owned()), "a{color:red}");
        let script =
            "(function () {\n  // A comment.\n  var longName = document.title;\n  alert(longName + longName);\n})();\n";
        assert_eq!(js(script.to_owned()), "(function(){var e=document.title;alert(e+e)})();");
    }

    #[test]
    fn what_can_not_be_read_stays() {
        for source in ["a { color: {{ oops", "}}}", ""] {
            assert_eq!(css(source.to_owned()), source);
        }
        for source in ["(function () {", "var 1 = 2;", ""] {
            assert_eq!(js(source.to_owned()), source);
        }
    }
}
