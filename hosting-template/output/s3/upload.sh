#!/bin/sh
# Uploads the portal to S3, each file with how long browsers may keep it.
# For the portal at {{address}}. Made by uptake: the next build makes it anew, so changes belong elsewhere.
#
#     BUCKET=my-bucket DISTRIBUTION=E123ABC sh dist/hosting/s3/upload.sh
#
# It needs the AWS command line, and somebody who may write to the bucket. DISTRIBUTION is CloudFront's; without it nobody
# tells CloudFront to look again. In CloudFront, answer 403 and 404 with {{missing}} and status 404.
set -eu

site=$(cd "$(dirname "$0")/../../site" && pwd)
to="s3://${BUCKET:?Say which bucket: BUCKET=my-bucket}{{base}}"

# First what pages will ask for. It stays for those who have an older page open.
aws s3 sync "$site/assets" "${to}assets" --no-progress --cache-control '{{assets}}'

# Then everything else, and away with what is gone.
aws s3 sync "$site" "$to" --no-progress --delete --exclude 'assets/*' --cache-control '{{pages}}'

# What the command line takes for something else than it is.
{{types}}
if [ -n "${DISTRIBUTION:-}" ]; then
    aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '{{base}}*'
fi
