import { AppraisalCompleted, employeeFieldsOf } from '#contracts';
import { cloudEventOf } from '../../cloud-event.js';
import { withoutEmployees } from '../../domain/without-employees.js';
import { deliveryOf } from '../deliver-webhooks/delivery.js';
import { secretText } from '../deliver-webhooks/signature.js';

/** That of the convention's own examples. */
const SECRET = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
const AT = new Date(AppraisalCompleted.example.completedAt);

const event = cloudEventOf({
  id: '019bbf4c-0d00-7000-8000-000000000001',
  source: '/teladan/appraisal',
  type: AppraisalCompleted.type,
  subject: AppraisalCompleted.subject(AppraisalCompleted.example),
  time: AT,
  sequence: 4,
  correlationId: '019bbf4c-0d00-7000-8000-000000000002',
  topic: AppraisalCompleted.topic,
  data: AppraisalCompleted.example,
});

/** As a dashboard without the scope for personal data is sent it. */
const { headers, body } = deliveryOf(
  1207,
  JSON.stringify(withoutEmployees(event, employeeFieldsOf(event.type))),
  [SECRET],
  AT,
);

/** What the owner of a receiver has to know, in Markdown; the example is made as deliveries are, so that he can try his code on it. */
export const DELIVERY_TOLD = `Each event is one \`POST\` of a CloudEvent in JSON, signed by
[Standard Webhooks](https://www.standardwebhooks.com), for which there are libraries.

- \`content-type\` is \`application/cloudevents+json; charset=utf-8\`.
- \`webhook-id\` is \`evt_\` and the event’s position. It stays the same when the event is sent again: what was taken under it
  before is dropped.
- \`webhook-timestamp\` is when this attempt was made, in seconds since 1970.
- \`webhook-signature\` holds a signature of each valid secret, separated by a space: \`v1,\` and the HMAC-SHA256, in base64, of
  \`<webhook-id>.<webhook-timestamp>.<body>\`. Its key are the bytes whose base64 stands in the secret behind \`whsec_\`.
- Taken is what is answered with 2xx (200 to 299) within 15 seconds; the answer’s body is not read. Redirects are not
  followed: like every other answer they count as a failure.
- What failed is tried again after 5 seconds, then less and less often, for three days; then the webhook is \`PAUSED\`, at
  once after 410. \`Retry-After\` is heeded with 429 and 503, up to six hours. City IT can set other bounds by
  \`WEBHOOK_TIMEOUT_MS\`, \`WEBHOOK_FIRST_RETRY_MS\` and \`WEBHOOK_GIVE_UP_MS\`.
- The receiver’s certificate must be of an authority that Node.js trusts. One of the city’s own is trusted when
  \`NODE_EXTRA_CA_CERTS\` names its file (PEM) as the service \`subscriptions\` starts; else \`lastFailure\` is
  \`UNABLE_TO_VERIFY_LEAF_SIGNATURE\` or the like.
- Targets in private networks and on the service’s own machine are refused, now and at each delivery, with \`TARGET_PRIVATE\`,
  unless city IT sets \`WEBHOOK_PRIVATE_TARGETS=allowed\` for the service \`subscriptions\`; that allows plain http, too.

For example, under the secret \`${secretText(SECRET)}\`:

\`\`\`http
POST /hook HTTP/1.1
${Object.entries(headers)
  .map(([name, value]) => `${name}: ${value}`)
  .join('\n')}

${body}
\`\`\``;
