//! [`HostFile`]: what tells a host how to publish the portal.
//!
//! Enter at [`HostFile::of`]. What a host reads beside the pages stands in `site/`; what somebody sets a server up with
//! stands in `hosting/`, where nobody publishes it.

use crate::model::portal::Host;

/// Declares the files: the variant, its path, and the hosts that need it.
macro_rules! host_files {
    ($($(#[$doc:meta])* $variant:ident = $path:literal, [$($host:ident),+];)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum HostFile { $($(#[$doc])* $variant),+ }

        impl HostFile {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Where it stands in the output.
            pub fn path(self) -> &'static str {
                match self { $(Self::$variant => $path),+ }
            }

            fn hosts(self) -> &'static [Host] {
                match self { $(Self::$variant => &[$(Host::$host),+]),+ }
            }
        }
    };
}

host_files! {
    /// Keeps GitHub from taking the portal for a Jekyll site when it is published from a branch. It is empty.
    NoJekyll = "site/.nojekyll", [Github];
    /// What is sent with which address.
    Headers = "site/_headers", [Netlify, Cloudflare];
    /// Where which address leads.
    Redirects = "site/_redirects", [Netlify, Cloudflare];
    /// Both, for Azure Static Web Apps.
    AzureConfig = "site/staticwebapp.config.json", [Azure];
    /// Runs at CloudFront before a file is looked for: finds the page of an address.
    CloudFrontRequest = "hosting/s3/request.js", [S3];
    /// Runs at CloudFront before a file is sent: says what browsers may do with it.
    CloudFrontResponse = "hosting/s3/response.js", [S3];
    /// Uploads the portal to S3, each file with how long it may be kept.
    S3Upload = "hosting/s3/upload.sh", [S3];
    /// The portal's part of an nginx server.
    NginxLocations = "hosting/nginx/portal.conf", [Nginx];
}

impl HostFile {
    /// The files that these hosts need.
    pub fn of(hosts: &[Host]) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|file| file.hosts().iter().any(|host| hosts.contains(host)))
    }
}
