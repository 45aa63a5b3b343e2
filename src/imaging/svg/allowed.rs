//! What may stand in a picture (SVG 2, appendices F and G; Filter Effects 1): whatever draws and nothing that acts, moves
//! or loads.
//!
//! Three filters are missing: `feConvolveMatrix`, `feMorphology` and `feTurbulence` reckon each pixel as often as an attribute
//! says, and one line of them could keep a build, or a phone, busy for ever.

/// How an element is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Keep,
    /// What stands in it is kept, it itself isn't.
    Unwrap,
    /// Notes of drawing programs: left out, and not worth a word.
    Drop,
    /// Left out, and its author is told.
    Remove,
}

const ELEMENTS: &str = " circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite \
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG \
    feFuncR feGaussianBlur feMerge feMergeNode feOffset fePointLight feSpecularLighting feSpotLight feTile \
    filter g image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop \
    style svg switch symbol text textPath title tspan use ";

const ATTRIBUTES: &str = " alignment-baseline amplitude azimuth baseFrequency baseline-shift bias class clip clip-path \
    clip-rule clipPathUnits color color-interpolation color-interpolation-filters cursor cx cy d diffuseConstant direction \
    display divisor dominant-baseline dx dy edgeMode elevation enable-background exponent fill fill-opacity fill-rule filter \
    filterUnits flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust \
    font-stretch font-style font-variant font-weight fr fx fy gradientTransform gradientUnits height id image-rendering in \
    in2 intercept isolation k1 k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust letter-spacing lighting-color \
    limitingConeAngle marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type \
    maskContentUnits maskUnits method mix-blend-mode mode numOctaves offset opacity operator order orient overflow \
    paint-order pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ \
    preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY requiredFeatures result role rotate rx ry scale seed \
    shape-rendering side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles \
    stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit \
    stroke-opacity stroke-width surfaceScale systemLanguage tableValues targetX targetY text-anchor text-decoration \
    text-rendering textLength transform transform-origin type unicode-bidi values vector-effect version viewBox visibility \
    white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z ";

fn lists(names: &str, name: &str) -> bool {
    !name.contains(' ') && names.split_ascii_whitespace().any(|known| known == name)
}

/// What to do with an element of SVG.
pub fn element(name: &str) -> Verdict {
    match name {
        "a" => Verdict::Unwrap,
        "metadata" => Verdict::Drop,
        _ if lists(ELEMENTS, name) => Verdict::Keep,
        _ => Verdict::Remove,
    }
}

/// Whether an attribute may stand as it is, as far as its name goes.
pub fn attribute(name: &str) -> bool {
    lists(ATTRIBUTES, name) || name.starts_with("aria-")
}

/// Whether leaving the attribute out is worth a word.
pub fn is_dangerous(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("on") || matches!(name.as_str(), "href" | "src" | "style" | "formaction" | "action" | "data")
}

/// Whether a link stays within the file, or is a picture that lies in it as data.
pub fn href(element: &str, to: &str) -> bool {
    let data = ["data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif"];
    to.starts_with('#') || (element == "image" && data.iter().any(|kind| to.starts_with(kind)))
}
