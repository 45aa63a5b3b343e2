// Says with each file what browsers may do with it.
// For the portal at {{address}}. Made by uptake: the next build makes it anew, so changes belong elsewhere.
// In CloudFront: Functions, runtime cloudfront-js-2.0, for "viewer response".

const always = {{always}};
// The first that fits.
const policies = [{{policies}}
];

function handler(event) {
    const headers = event.response.headers;
    for (const name in always) headers[name] = { value: always[name] };
    const fits = policies.find((it) => it[0].test(event.request.uri));
    headers['content-security-policy'] = { value: fits[1] };
    // Once every address of the host is served with https, this keeps browsers from ever asking without:
    // headers['strict-transport-security'] = { value: 'max-age=31536000' };
    return event.response;
}
