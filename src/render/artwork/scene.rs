//! Larger pictures of the theme itself: the front page's horizon, a persona's door, the lost page.

use super::picture;

/// The landscape under the front page's promise: stepping stones that lead up to the sun.
pub fn horizon() -> String {
    let stones = [
        (716, 306, 15),
        (772, 280, 13),
        (838, 262, 12),
        (904, 250, 10),
        (962, 232, 9),
        (1008, 208, 8),
        (1042, 180, 7),
        (1068, 154, 6),
    ];
    let dots: String = stones
        .iter()
        .map(|(x, y, r)| format!("<ellipse class=\"fo\" cx=\"{x}\" cy=\"{y}\" rx=\"{r}\" ry=\"{}\"/>", r * 5 / 9))
        .collect();
    let shapes = format!(
        "<circle class=\"f6\" cx=\"1110\" cy=\"118\" r=\"104\"/><circle class=\"f5\" cx=\"1110\" cy=\"118\" r=\"66\"/>\
         <path class=\"f1\" d=\"M0 210C150 150 290 150 430 190S700 250 850 190 1130 96 1440 168V340H0Z\"/>\
         <path class=\"f2\" d=\"M0 268C210 190 400 236 590 246S880 190 1080 138 1330 150 1440 196V340H0Z\"/>\
         <path class=\"f3\" d=\"M300 340C520 296 640 316 760 268S960 226 1076 146C1130 190 1300 236 1440 242V340Z\"/>\
         {dots}\
         <path class=\"lo\" stroke-width=\"4\" d=\"M1078 146V104\"/><path class=\"fo\" d=\"M1078 102l34 11-34 12z\"/>\
         <path class=\"fb\" d=\"M0 316C240 268 420 312 640 322S1180 300 1440 318V341H0Z\"/>"
    );
    picture("0 0 1440 340", "art horizon", "xMaxYMax", &shapes)
}

/// What is seen through a persona's door; doors that stand side by side differ.
pub fn door(index: usize) -> String {
    let (tone, shapes) = match index % 4 {
        0 => (
            "art",
            "<circle class=\"f5\" cx=\"104\" cy=\"72\" r=\"24\"/><path class=\"f1\" d=\"M0 112C40 84 90 96 160 76V200H0Z\"/>\
             <path class=\"f2\" d=\"M0 136C50 120 100 150 160 112V200H0Z\"/><path class=\"f3\" d=\"M0 176C60 140 90 178 160 150V200H0Z\"/>",
        ),
        1 => (
            "art art-warm",
            "<path class=\"l2\" stroke-width=\"19\" d=\"M14 210V152a66 66 0 0 1 132 0v58\"/><path class=\"l5\" stroke-width=\"19\" d=\"M42 210V152a38 38 0 0 1 76 0v58\"/>\
             <circle class=\"f3\" cx=\"80\" cy=\"156\" r=\"15\"/><circle class=\"f6\" cx=\"80\" cy=\"48\" r=\"14\"/>",
        ),
        2 => (
            "art art-deep",
            "<circle class=\"f5\" cx=\"60\" cy=\"66\" r=\"22\"/><path class=\"l1\" stroke-width=\"10\" d=\"M-20 116q20 14 40 0t40 0t40 0t40 0t40 0\"/>\
             <path class=\"l2\" stroke-width=\"10\" d=\"M-40 142q20 14 40 0t40 0t40 0t40 0t40 0t40 0\"/><path class=\"l1\" stroke-width=\"10\" d=\"M-20 168q20 14 40 0t40 0t40 0t40 0t40 0\"/>",
        ),
        _ => (
            "art",
            "<path class=\"f1\" d=\"M16 200V154a16 16 0 0 1 32 0v46z\"/><path class=\"f2\" d=\"M54 200V126a16 16 0 0 1 32 0v74z\"/>\
             <path class=\"f3\" d=\"M92 200V94a16 16 0 0 1 32 0v106z\"/><circle class=\"f5\" cx=\"108\" cy=\"54\" r=\"12\"/><path class=\"f2\" d=\"M130 200V118a16 16 0 0 1 32 0v82z\"/>",
        ),
    };
    picture("0 0 160 200", tone, "xMidYMid", shapes)
}

/// A trail that loses itself, for the page that isn't there.
pub fn lost() -> String {
    let shapes = "<circle class=\"f5\" cx=\"250\" cy=\"58\" r=\"26\"/><path class=\"f1\" d=\"M0 118C70 84 150 112 210 96S290 96 320 84V180H0Z\"/>\
        <path class=\"f3\" d=\"M0 160C80 120 150 168 320 128V180H0Z\"/>\
        <path class=\"lo\" stroke-width=\"4\" stroke-dasharray=\"1 11\" d=\"M70 176C96 150 150 160 168 138s-30-24-8-40 50-4 56-22\"/>";
    picture("0 0 320 180", "art", "xMidYMid", shapes)
}
