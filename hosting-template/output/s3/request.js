// Finds the page of an address: S3 knows files only, and a portal's addresses are folders.
// For the portal at {{address}}. Made by uptake: the next build makes it anew, so changes belong elsewhere.
// In CloudFront: Functions, runtime cloudfront-js-2.0, for "viewer request".

// Old addresses and short links that lead on.
const leads = {{leads}};

function handler(event) {
    const request = event.request;
    const address = request.uri;
    const lead = leads.find((it) => it[0] === address || it[0] === address + '/');
    if (lead) return answer(lead[1], lead[2]);
    const name = address.slice(address.lastIndexOf('/') + 1);
    if (name === '') request.uri = address + 'index.html';
    else if (!name.includes('.')) return answer(301, address + '/');
    return request;
}

function answer(status, to) {
    const says = status === 301 ? 'Moved Permanently' : 'Found';
    return { statusCode: status, statusDescription: says, headers: { location: { value: to } } };
}
