// Generated from contract/openapi.yaml. Change the contract, then: npm run generate

export interface paths {
    readonly "/api/sign-in-options": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How people can sign in here. */
        readonly get: operations["getSignInOptions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is signed in. */
        readonly get: operations["getSession"];
        readonly put?: never;
        /**
         * Signs in with login and password.
         * @description Problems: `sign-in-refused` (401; the same for an unknown login), `locked-out` and `too-many-requests` (429, with retryAfter).
         */
        readonly post: operations["signIn"];
        /** Ends the session and revokes its phone credentials. */
        readonly delete: operations["signOut"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/session/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Changes one's own password; all other sessions of this person end. */
        readonly put: operations["changePassword"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invitations/look": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Whom an invitation is for. Does not use it up.
         * @description Problem: `invitation-invalid` (404), also for one that has expired or was used.
         */
        readonly post: operations["lookAtInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invitations/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sets a password by a one-time link, and signs in. The first administrator also gives name and login. */
        readonly post: operations["acceptInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/oidc/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Sends the browser to the company's identity provider. */
        readonly get: operations["startOidc"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/oidc/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where the identity provider sends the browser back to. Ends at the app, signed in or with a problem code in the fragment. */
        readonly get: operations["finishOidc"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/phone/credentials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A new short-lived SIP password for the signed-in person's phone. The one issued before stops working.
         * @description Problems: `no-phone` (409: this person has no extension), `pbx-unreachable` (503).
         */
        readonly post: operations["issuePhoneCredentials"];
        /** The SIP password of this session stops working at once. */
        readonly delete: operations["revokePhoneCredentials"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/phone/line": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One's own phone as Asterisk has it. */
        readonly get: operations["getOwnLine"];
        /** What the browser believes of its own line; shown to supervisors beside Asterisk's view. */
        readonly put: operations["reportOwnLine"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody, by name. Administrators and supervisors. */
        readonly get: operations["listPeople"];
        readonly put?: never;
        /**
         * Adds somebody. With an extension their phone is set up in Asterisk at once. The answer holds the invitation link, once.
         * @description Problems: `login-taken`, `extension-taken` (409), `pbx-unreachable` (503; nothing was added).
         */
        readonly post: operations["createPerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/people/{personId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: components["parameters"]["personId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Removes somebody and their phone; calls and the audit log keep their name. */
        readonly delete: operations["removePerson"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes name, role, extension, or whether they may sign in. Disabling ends their sessions and their phone.
         * @description Problems: `last-administrator` (409), `extension-taken` (409), `changed-meanwhile` (412).
         */
        readonly patch: operations["changePerson"];
        readonly trace?: never;
    };
    readonly "/api/people/{personId}/invitation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: components["parameters"]["personId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A new one-time link to set a password; earlier links stop working. */
        readonly post: operations["invitePerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/colleagues": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody with a phone who may sign in, by name, for calls and transfers inside the company. For everybody. */
        readonly get: operations["listColleagues"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Meta accounts. Administrators. */
        readonly get: operations["listAccounts"];
        readonly put?: never;
        /**
         * Adds a Meta account after asking Meta whether its token works.
         * @description Problems: `account-taken` (409), `meta` (502: see `meta` in the problem).
         */
        readonly post: operations["createAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/accounts/{accountId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: components["parameters"]["accountId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Removes an account that has no numbers any more.
         * @description Problem: `account-in-use` (409).
         */
        readonly delete: operations["removeAccount"];
        readonly options?: never;
        readonly head?: never;
        /** Changes an account; a secret that is left out stays as it is. */
        readonly patch: operations["changeAccount"];
        readonly trace?: never;
    };
    readonly "/api/accounts/{accountId}/numbers-at-meta": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: components["parameters"]["accountId"];
            };
            readonly cookie?: never;
        };
        /** The phone numbers Meta has for this account, to pick from. Empty where a partner proxy does not tell. */
        readonly get: operations["listNumbersAtMeta"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/numbers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Business numbers with their call settings. Everybody who is signed in; what only administrators need is null for others. */
        readonly get: operations["listNumbers"];
        readonly put?: never;
        /**
         * Adds a number by its Meta ids; reads its settings from Meta and makes its trunk in Asterisk.
         * @description The number is added even when Meta does not yet have a SIP server for it: its `drift` then says what to do, and
         *     `PUT call-settings` does it. Problems: `number-taken` (409), `meta` (502), `pbx-unreachable` (503; nothing was added).
         */
        readonly post: operations["createNumber"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/numbers/{numberId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        /** One number. */
        readonly get: operations["getNumber"];
        readonly put?: never;
        readonly post?: never;
        /** Removes the number and its trunk in Asterisk. Meta's settings stay as they are. */
        readonly delete: operations["removeNumber"];
        readonly options?: never;
        readonly head?: never;
        /** Changes the label, or where its calls go. */
        readonly patch: operations["changeNumber"];
        readonly trace?: never;
    };
    readonly "/api/numbers/{numberId}/call-settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Writes what we want to Meta, reads it back, and takes over a changed SIP password.
         * @description Meta first, our database after: when Meta refuses, nothing here has changed.
         *     Problems: `meta` (502), `changed-meanwhile` (412), `invalid` (422, with `fields`).
         */
        readonly put: operations["writeCallSettings"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/numbers/{numberId}/refresh": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Reads the number's settings from Meta now. */
        readonly post: operations["refreshNumber"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/numbers/{numberId}/sip-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Lets Meta make a new SIP password for the number and gives it to Asterisk. Calls in between fail for some seconds. */
        readonly post: operations["rotateSipPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/numbers/{numberId}/reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Shows a secret, and writes into the audit log who saw it. */
        readonly post: operations["reveal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/permissions/look": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Whether this customer may be called from this number now, and what is left. Asks Meta unless the last answer is fresh.
         * @description Never fails because of Meta; what is not known is said in `unknown`.
         */
        readonly post: operations["lookAtPermission"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/permissions/ask": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Asks the customer for permission to call, by a free-form message inside the 24 h window, else by the number's template.
         * @description Problems: `ask-not-possible` (409, see `reason` in params: limit-reached, permanent, no-template), `meta` (502).
         */
        readonly post: operations["askPermission"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Calls, newest first. Agents see calls with the customer they ask for, and their own. */
        readonly post: operations["searchCalls"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/missed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** How many customers' calls nobody took in a span of time. Only the number, so everybody may ask. */
        readonly post: operations["countMissedCalls"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/team": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody's phone as Asterisk has it, and the trunks. Supervisors and administrators. */
        readonly get: operations["getTeam"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Server-sent events; each `data` is one LiveEvent as JSON.
         * @description A comment line comes every 15 s so that a dead connection is noticed. There is no replay: whoever reconnects reads
         *     again what it shows. The stream ends with the event `session-ended` when the session does.
         */
        readonly get: operations["streamEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who did what, newest first. Administrators. */
        readonly get: operations["listAudit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/meta/{hook}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The account's own path. */
                readonly hook: string;
            };
            readonly cookie?: never;
        };
        /** Meta's handshake when the callback address is set. */
        readonly get: operations["verifyWebhook"];
        readonly put?: never;
        /** A delivery of Meta's. Stored before the answer, worked on after it. */
        readonly post: operations["takeWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Id: string;
        /** Format: date-time */
        readonly Time: string;
        /** @description E.164 with its plus. */
        readonly E164: string;
        /** @description An id of Meta's. */
        readonly MetaId: string;
        readonly Label: string;
        readonly Extension: string;
        /** @description A host name; Meta takes no address. */
        readonly Host: string;
        readonly LoginText: string;
        readonly PersonName: string;
        readonly PasswordText: string;
        readonly NewPassword: string;
        readonly InvitationToken: string;
        /** @enum {string} */
        readonly Role: "agent" | "supervisor" | "administrator";
        /** @description E.164 with its plus, or Meta's business-scoped user id. */
        readonly CustomerAddress: string;
        readonly Problem: {
            readonly code: components["schemas"]["ProblemCode"];
            /** @description The request's id in our log. */
            readonly reference: string;
            /** @description For the sentence that the app makes of it. */
            readonly params?: {
                readonly [key: string]: string;
            };
            /** @description With `invalid`, which values are wrong. */
            readonly fields?: readonly {
                /** @description As /callHours/weekly/0/open */
                readonly path: string;
                readonly fault: string;
            }[];
            /** @description Seconds. */
            readonly retryAfter?: number;
            readonly meta?: components["schemas"]["MetaFault"];
        };
        /** @enum {string} */
        readonly ProblemCode: "invalid" | "too-large" | "not-signed-in" | "sign-in-refused" | "locked-out" | "forbidden" | "foreign-page" | "not-found" | "too-many-requests" | "changed-meanwhile" | "login-taken" | "extension-taken" | "last-administrator" | "invitation-invalid" | "no-phone" | "account-taken" | "account-in-use" | "number-taken" | "not-set" | "ask-not-possible" | "signature-wrong" | "oidc-failed" | "oidc-unknown-person" | "meta" | "pbx-unreachable" | "pbx-refused" | "unavailable" | "internal";
        /** @description What Meta, or the way to it, said. `kind` has words in the app; the rest is small print. */
        readonly MetaFault: {
            readonly kind: components["schemas"]["MetaFaultKind"];
            /** @description Meta's number. */
            readonly code: number | null;
            readonly subcode: number | null;
            /** @description Meta's own words. */
            readonly text: string | null;
            readonly at: components["schemas"]["Time"];
            readonly nextAllowedAt?: components["schemas"]["Time"] | null;
        };
        /**
         * @description One for each code of Meta's catalogue that can reach us, and for what can happen on the way.
         * @enum {string}
         */
        readonly MetaFaultKind: "invalid-parameter" | "token-refused" | "permission-of-app-missing" | "permission-lookup-limit" | "rate-limited" | "button-unsupported" | "message-undeliverable" | "recipient-not-allowed" | "payment-missing" | "window-closed" | "calls-api-off" | "calling-not-enabled" | "customer-uncallable" | "too-many-calls" | "duplicate-call" | "connection-error" | "call-rate-limit" | "permission-missing" | "connect-timeout" | "request-limit" | "request-too-soon" | "daily-call-limit" | "country-not-available" | "quality-disabled" | "messaging-limit-low" | "permanent-already" | "prerequisites-missing" | "call-setup-failed" | "relay-failed" | "no-media-received" | "no-media-sent" | "no-media-signals" | "template-rejected" | "number-unknown" | "version-ended" | "tariff-expired" | "server-error" | "unreachable" | "timeout" | "unreadable" | "unknown";
        readonly SignInOptions: {
            readonly password: boolean;
            /** @description What the button says. */
            readonly oidc: string | null;
            /** @description No administrator yet; the link is in the backend's log. */
            readonly firstRun: boolean;
        };
        readonly Session: {
            readonly person: components["schemas"]["Person"];
            readonly expiresAt: components["schemas"]["Time"];
            /** @description Host part of the agents' SIP addresses. */
            readonly domain: string;
        };
        readonly Invitation: {
            /** @enum {string} */
            readonly kind: "first-administrator" | "person";
            readonly name: string | null;
            readonly login: string | null;
        };
        readonly InvitationLink: {
            readonly token: components["schemas"]["InvitationToken"];
            readonly expiresAt: components["schemas"]["Time"];
        };
        readonly Person: {
            readonly id: components["schemas"]["Id"];
            readonly login: string;
            readonly name: string;
            readonly role: components["schemas"]["Role"];
            readonly extension: string | null;
            readonly disabled: boolean;
            readonly hasPassword: boolean;
            readonly lastSignInAt: components["schemas"]["Time"] | null;
            readonly version: number;
        };
        readonly NewPerson: {
            readonly login: components["schemas"]["LoginText"];
            readonly name: components["schemas"]["PersonName"];
            readonly role: components["schemas"]["Role"];
            readonly extension?: components["schemas"]["Extension"] | null;
        };
        readonly PersonWithInvitation: {
            readonly person: components["schemas"]["Person"];
            readonly invitation: components["schemas"]["InvitationLink"];
        };
        readonly PersonChange: {
            readonly name?: components["schemas"]["PersonName"];
            readonly role?: components["schemas"]["Role"];
            readonly extension?: components["schemas"]["Extension"] | null;
            readonly disabled?: boolean;
        };
        readonly PhoneCredentials: {
            readonly user: components["schemas"]["Extension"];
            readonly password: string;
            readonly domain: string;
            readonly expiresAt: components["schemas"]["Time"];
            /** @description TURN servers for the sound, with a password that works until `expiresAt`. None where the company has none. */
            readonly iceServers: readonly {
                readonly urls: readonly string[];
                readonly username: string;
                readonly credential: string;
            }[];
        };
        /** @enum {string} */
        readonly BrowserLine: "ready" | "connecting" | "down" | "signed-out";
        /** @description A phone as Asterisk has it. */
        readonly PhoneAtPbx: {
            /**
             * @description `registered`: not yet asked whether it answers; `unreachable`: registered and silent; `unknown`: Asterisk is away, and this is the last that was known.
             * @enum {string}
             */
            readonly state: "reachable" | "registered" | "unreachable" | "not-registered" | "unknown";
            readonly since: components["schemas"]["Time"] | null;
            readonly roundTripMs: number | null;
            /** @description How many browsers are registered. */
            readonly contacts: number;
            readonly pbx: components["schemas"]["PbxLink"];
        };
        /** @description Our connection to Asterisk. While it is `away`, everything from Asterisk is as old as `since`. */
        readonly PbxLink: {
            /** @enum {string} */
            readonly state: "connected" | "away";
            readonly since: components["schemas"]["Time"];
        };
        readonly Account: {
            readonly id: components["schemas"]["Id"];
            readonly name: string;
            readonly wabaId: string;
            readonly appId: string | null;
            readonly graph: components["schemas"]["GraphAccess"];
            /** @description Without it no webhook is believed. */
            readonly hasAppSecret: boolean;
            /** @description What to give Meta as callback address after our own host name. */
            readonly webhookPath: string;
            /** @description What to give Meta beside it. It proves nothing but that the address is ours. */
            readonly verifyToken: string;
            /** @description The last delivery with a right signature. */
            readonly webhookSeenAt: components["schemas"]["Time"] | null;
            readonly numbers: number;
            readonly lastError: components["schemas"]["MetaFault"] | null;
            readonly version: number;
        };
        /** @description Meta itself, or a proxy that speaks like it. */
        readonly GraphAccess: {
            /** @description With the version: https://graph.facebook.com/v26.0 */
            readonly baseUrl: string;
            /**
             * @description First word of the Authorization header; a partner proxy wants Token.
             * @enum {string}
             */
            readonly authorization: "Bearer" | "Token";
        };
        readonly NewAccount: {
            readonly name: components["schemas"]["Label"];
            readonly wabaId: components["schemas"]["MetaId"];
            readonly appId?: components["schemas"]["MetaId"] | null;
            readonly accessToken: components["schemas"]["Secret"];
            readonly appSecret?: components["schemas"]["Secret"] | null;
            readonly graph?: components["schemas"]["GraphAccess"];
        };
        readonly AccountChange: {
            readonly name?: components["schemas"]["Label"];
            readonly appId?: components["schemas"]["MetaId"] | null;
            readonly accessToken?: components["schemas"]["Secret"];
            readonly appSecret?: components["schemas"]["Secret"];
            readonly graph?: components["schemas"]["GraphAccess"];
        };
        /** @description Printable ASCII without spaces. */
        readonly Secret: string;
        readonly BusinessNumber: {
            readonly id: components["schemas"]["Id"];
            readonly accountId: components["schemas"]["Id"];
            readonly phoneNumberId: components["schemas"]["MetaId"];
            readonly number: components["schemas"]["E164"];
            readonly label: components["schemas"]["Label"];
            readonly destination: components["schemas"]["Destination"];
            /** @description What an administrator decided; null until then. */
            readonly wanted: components["schemas"]["WantedCallSettings"] | null;
            /** @description What Meta had when we last read it; null when it never worked. */
            readonly meta: components["schemas"]["SettingsAtMeta"] | null;
            readonly trunk: components["schemas"]["Trunk"];
            readonly drift: readonly components["schemas"]["Drift"][];
            readonly lastError: components["schemas"]["MetaFault"] | null;
            readonly passwordSet: boolean;
            readonly permissionTemplate: components["schemas"]["MessageTemplate"] | null;
            readonly version: number;
        };
        /** @description An approved template with a call permission request in it, for asking outside the 24 h window. */
        readonly MessageTemplate: {
            readonly name: string;
            readonly language: string;
        };
        readonly NewNumber: {
            readonly accountId: components["schemas"]["Id"];
            readonly phoneNumberId: components["schemas"]["MetaId"];
            /** @description Only needed where a partner proxy does not tell it. */
            readonly number?: components["schemas"]["E164"] | null;
            readonly label: components["schemas"]["Label"];
            readonly destination?: components["schemas"]["Destination"];
        };
        /** @description Where calls of customers to this number go. */
        readonly Destination: {
            /** @constant */
            readonly kind: "agents";
        } | {
            /** @constant */
            readonly kind: "extension";
            readonly extension: components["schemas"]["Extension"];
        } | {
            /** @constant */
            readonly kind: "own-server";
            readonly hostname: components["schemas"]["Host"];
            readonly port: components["schemas"]["Port"];
        } | {
            /** @constant */
            readonly kind: "bitrix24";
        };
        readonly Port: number;
        /** @enum {string} */
        readonly OnOff: "on" | "off";
        readonly CallHours: {
            readonly status: components["schemas"]["OnOff"];
            /** @description IANA name. */
            readonly timeZone: string;
            readonly weekly: readonly {
                /** @enum {string} */
                readonly day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
                readonly open: components["schemas"]["TimeOfDay"];
                readonly close: components["schemas"]["TimeOfDay"];
            }[];
            readonly holidays: readonly {
                /** Format: date */
                readonly date: string;
                readonly open: components["schemas"]["TimeOfDay"];
                readonly close: components["schemas"]["TimeOfDay"];
            }[];
        };
        readonly TimeOfDay: string;
        /** @enum {string} */
        readonly Codec: "PCMA" | "PCMU";
        readonly WantedCallSettings: {
            readonly calling: components["schemas"]["OnOff"];
            readonly sip: components["schemas"]["OnOff"];
            readonly keyExchange: components["schemas"]["KeyExchange"];
            /** @description Null leaves Meta's as they are. */
            readonly callHours: components["schemas"]["CallHours"] | null;
            readonly callbackPermission: components["schemas"]["OnOff"];
            /** @enum {string} */
            readonly callIcon: "shown" | "hidden";
            readonly additionalCodecs: readonly components["schemas"]["Codec"][];
            /** @description Ours alone; not sent to Meta. */
            readonly permissionTemplate: components["schemas"]["MessageTemplate"] | null;
        };
        /** @enum {string} */
        readonly KeyExchange: "SDES" | "DTLS";
        readonly SettingsAtMeta: {
            readonly readAt: components["schemas"]["Time"];
            /** @description The last attempt to read failed, or is long ago. */
            readonly stale: boolean;
            readonly calling: components["schemas"]["OnOff"];
            readonly sip: components["schemas"]["OnOff"];
            readonly servers: readonly {
                readonly hostname: string;
                readonly port: number;
                /** @description The one we chose: same host and port, else the first with a password. */
                readonly ours: boolean;
            }[];
            /** @description DTLS when Meta leaves it out. */
            readonly keyExchange: components["schemas"]["KeyExchange"];
            readonly callHours: components["schemas"]["CallHours"] | null;
            readonly callbackPermission: components["schemas"]["OnOff"];
            /** @enum {string} */
            readonly callIcon: "shown" | "hidden";
            readonly additionalCodecs: readonly components["schemas"]["Codec"][];
            readonly restrictions: readonly {
                /** @enum {string} */
                readonly kind: "outbound-calls" | "inbound-calls" | "call-button-hidden" | "other";
                readonly reason: string | null;
                readonly until: components["schemas"]["Time"] | null;
            }[];
            readonly number: {
                readonly verifiedName: string | null;
                /** @description CONNECTED when all is well. */
                readonly status: string | null;
                readonly quality: string | null;
                /** @description As Meta has it: TIER_2K and the like. */
                readonly messagingLimit: string | null;
                /** @description LIVE or SANDBOX. */
                readonly accountMode: string | null;
            } | null;
        };
        /** @description The number's trunk in Asterisk. */
        readonly Trunk: {
            /**
             * @description `not-ours`: calls go to another server by choice; `unknown`: Asterisk is away.
             * @enum {string}
             */
            readonly state: "set-up" | "missing" | "not-ours" | "unknown";
            /** @description What Meta must have as SIP server to reach us. */
            readonly hostname: string;
            readonly port: number;
            readonly keyExchange: components["schemas"]["KeyExchange"];
            readonly inbound: components["schemas"]["TrunkDirection"];
            readonly outbound: components["schemas"]["TrunkDirection"];
        };
        readonly TrunkDirection: {
            readonly lastSuccessAt: components["schemas"]["Time"] | null;
            readonly lastFailureAt: components["schemas"]["Time"] | null;
            /** @description Meta's or Asterisk's own words. */
            readonly lastFailure: string | null;
        };
        /** @description A difference that matters between what Meta has, what we want, and what Asterisk has. Words are the app's. */
        readonly Drift: {
            /** @enum {string} */
            readonly kind: "calling-off" | "sip-off" | "no-server" | "other-hostname" | "other-port" | "second-server" | "key-exchange-mismatch" | "password-missing" | "password-changed" | "trunk-missing" | "restricted" | "messaging-limit-low" | "number-not-connected" | "settings-differ" | "not-ready-destination";
            /** @enum {string} */
            readonly severity: "blocking" | "warning" | "info";
            readonly params: {
                readonly [key: string]: string;
            };
            /** @enum {string} */
            readonly remedy: "write-settings" | "rotate-password" | "set-up-trunk" | "at-meta" | "none";
        };
        readonly CustomerOfNumber: {
            readonly numberId: components["schemas"]["Id"];
            readonly customer: components["schemas"]["CustomerAddress"];
            /**
             * @description Ask Meta even when the last answer is young.
             * @default false
             */
            readonly fresh: boolean;
        };
        readonly Permission: {
            readonly numberId: components["schemas"]["Id"];
            readonly customer: components["schemas"]["CustomerAddress"];
            /** @enum {string} */
            readonly state: "none" | "temporary" | "permanent" | "unknown";
            readonly expiresAt: components["schemas"]["Time"] | null;
            /**
             * @description What the button should offer: `call` also when nothing is known; `wait`: neither is possible now.
             * @enum {string}
             */
            readonly verb: "call" | "ask" | "wait";
            readonly waitUntil?: components["schemas"]["Time"] | null;
            /** @description Connected calls within 24 h. */
            readonly calls: components["schemas"]["Allowance"] | null;
            readonly requests: {
                readonly day: components["schemas"]["Allowance"] | null;
                readonly week: components["schemas"]["Allowance"] | null;
            };
            readonly unanswered: {
                readonly inARow: number;
                /** @description At so many in a row WhatsApp shows the customer a message. */
                readonly warnsAt: number;
                /** @description At so many in a row the permission is gone. */
                readonly endsAt: number;
                /**
                 * @description What another unanswered call leads to.
                 * @enum {string}
                 */
                readonly next: "nothing" | "warns-customer" | "ends-permission";
            };
            /** @description Until when free-form messages are possible; null: not open, as far as we know. */
            readonly window: components["schemas"]["Time"] | null;
            /** @description When we asked and have no answer yet. */
            readonly pending: components["schemas"]["Time"] | null;
            /** @description When the customer said no to the last request. */
            readonly declinedAt?: components["schemas"]["Time"] | null;
            /** @description When Meta last answered. */
            readonly readAt: components["schemas"]["Time"] | null;
            /** @description Why the above may be old or empty. */
            readonly unknown: components["schemas"]["MetaFault"] | null;
        };
        readonly Allowance: {
            readonly left: number;
            readonly max: number;
            /** @description When one is allowed again. */
            readonly until: components["schemas"]["Time"] | null;
        };
        readonly CallRecord: {
            readonly id: string;
            /** @enum {string} */
            readonly direction: "inbound" | "outbound";
            readonly customer: string;
            readonly customerName: string | null;
            readonly businessNumber: string;
            readonly label: string | null;
            /** @description Name of who talked or dialled. */
            readonly agent: string | null;
            readonly startedAt: components["schemas"]["Time"];
            readonly answeredAt: components["schemas"]["Time"] | null;
            readonly endedAt: components["schemas"]["Time"] | null;
            /** @enum {string} */
            readonly outcome: "under-way" | "answered" | "missed" | "declined" | "no-answer" | "refused" | "failed" | "cancelled";
            /** @description Meta's own words for a refused call. */
            readonly failure: string | null;
        };
        readonly Team: {
            readonly pbx: components["schemas"]["PbxLink"];
            readonly agents: readonly components["schemas"]["TeamAgent"][];
            readonly trunks: readonly {
                readonly numberId: components["schemas"]["Id"];
                readonly number: components["schemas"]["E164"];
                readonly label: components["schemas"]["Label"];
                /** @enum {string} */
                readonly state: "set-up" | "missing" | "not-ours" | "unknown";
                readonly inbound: components["schemas"]["TrunkDirection"];
                readonly outbound: components["schemas"]["TrunkDirection"];
            }[];
        };
        readonly TeamAgent: {
            readonly personId: components["schemas"]["Id"];
            readonly name: string;
            readonly extension: string;
            readonly phone: components["schemas"]["PhoneAtPbx"];
            /** @description What the agent's own page says. */
            readonly browser: {
                readonly line: components["schemas"]["BrowserLine"];
                readonly at: components["schemas"]["Time"] | null;
            };
            /** @description Whether Asterisk's queue sends this agent calls. */
            readonly shift: {
                /**
                 * @description `offline`: the queue would, but no phone is registered. `unknown`: Asterisk is away or was not asked yet.
                 * @enum {string}
                 */
                readonly state: "ready" | "paused" | "offline" | "not-in-queue" | "unknown";
                /** @description Of a pause: a word such as `lunch`, where one was given. */
                readonly reason: string | null;
                /** @description Of a pause, where it is known. */
                readonly since: components["schemas"]["Time"] | null;
            };
            readonly call: {
                /** @enum {string} */
                readonly direction: "inbound" | "outbound";
                /** @enum {string} */
                readonly state: "ringing" | "talking";
                readonly customer: string | null;
                readonly customerName: string | null;
                /** @description The business number's label. */
                readonly label: string | null;
                readonly since: components["schemas"]["Time"];
            } | null;
        };
        readonly LiveEvent: {
            /** @constant */
            readonly type: "hello";
        } | {
            /** @constant */
            readonly type: "own-line";
            readonly line: components["schemas"]["PhoneAtPbx"];
        } | {
            /** @constant */
            readonly type: "team";
            readonly team: components["schemas"]["Team"];
        } | {
            /** @constant */
            readonly type: "number";
            readonly numberId: components["schemas"]["Id"];
        } | {
            /** @constant */
            readonly type: "permission";
            readonly permission: components["schemas"]["Permission"];
        } | {
            /** @constant */
            readonly type: "calls";
            readonly customer: string;
        } | {
            /** @constant */
            readonly type: "credentials-revoked";
            /** @enum {string} */
            readonly reason: "used-elsewhere" | "disabled" | "expired";
        } | {
            /** @constant */
            readonly type: "session-ended";
        };
        readonly AuditEntry: {
            readonly id: number;
            readonly at: components["schemas"]["Time"];
            /** @description Name; null for the backend itself or somebody not signed in. */
            readonly actor: string | null;
            readonly action: string;
            readonly target: string | null;
            readonly detail: {
                readonly [key: string]: string;
            };
        };
    };
    responses: {
        /** @description What went wrong */
        readonly Problem: {
            headers: {
                /** @description Seconds. */
                readonly "Retry-After"?: number;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        readonly personId: components["schemas"]["Id"];
        readonly accountId: components["schemas"]["Id"];
        readonly numberId: components["schemas"]["Id"];
        /** @description The version in quotes. */
        readonly ifMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getSignInOptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The ways */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignInOptions"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The session */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly signIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly login: components["schemas"]["LoginText"];
                    readonly password: components["schemas"]["PasswordText"];
                };
            };
        };
        readonly responses: {
            /** @description Signed in; the answer sets the cookie */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly signOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Signed out */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly changePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly current: components["schemas"]["PasswordText"];
                    readonly next: components["schemas"]["NewPassword"];
                };
            };
        };
        readonly responses: {
            /** @description Changed */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly lookAtInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly token: components["schemas"]["InvitationToken"];
                };
            };
        };
        readonly responses: {
            /** @description The invitation */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly acceptInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly token: components["schemas"]["InvitationToken"];
                    readonly password: components["schemas"]["NewPassword"];
                    readonly name?: components["schemas"]["PersonName"];
                    readonly login?: components["schemas"]["LoginText"];
                };
            };
        };
        readonly responses: {
            /** @description Signed in; the answer sets the cookie */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly startOidc: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description To the provider */
            readonly 302: {
                headers: {
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly finishOidc: {
        readonly parameters: {
            readonly query?: {
                readonly code?: string;
                readonly state?: string;
                readonly error?: string;
                readonly error_description?: string;
                readonly iss?: string;
                readonly session_state?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description To the app */
            readonly 302: {
                headers: {
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly issuePhoneCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The credentials */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PhoneCredentials"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly revokePhoneCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Revoked, or there was none */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getOwnLine: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The phone */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PhoneAtPbx"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly reportOwnLine: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly line: components["schemas"]["BrowserLine"];
                };
            };
        };
        readonly responses: {
            /** @description Noted */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listPeople: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description People */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Person"][];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createPerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewPerson"];
            };
        };
        readonly responses: {
            /** @description Added */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PersonWithInvitation"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly removePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: components["parameters"]["personId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly changePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version in quotes. */
                readonly "if-match": components["parameters"]["ifMatch"];
            };
            readonly path: {
                readonly personId: components["parameters"]["personId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PersonChange"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Person"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly invitePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: components["parameters"]["personId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The link */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationLink"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listColleagues: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Colleagues */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly {
                        readonly extension: components["schemas"]["Extension"];
                        readonly name: string;
                    }[];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listAccounts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Accounts */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Account"][];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewAccount"];
            };
        };
        readonly responses: {
            /** @description Added */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Account"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly removeAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: components["parameters"]["accountId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly changeAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version in quotes. */
                readonly "if-match": components["parameters"]["ifMatch"];
            };
            readonly path: {
                readonly accountId: components["parameters"]["accountId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AccountChange"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Account"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listNumbersAtMeta: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: components["parameters"]["accountId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Numbers */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly {
                        readonly phoneNumberId: components["schemas"]["MetaId"];
                        readonly number: components["schemas"]["E164"];
                        readonly verifiedName: string | null;
                        /** @description Already one of our numbers. */
                        readonly added: boolean;
                    }[];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listNumbers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Numbers */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["BusinessNumber"][];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewNumber"];
            };
        };
        readonly responses: {
            /** @description Added */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BusinessNumber"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The number */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BusinessNumber"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly removeNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly changeNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version in quotes. */
                readonly "if-match": components["parameters"]["ifMatch"];
            };
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly label?: components["schemas"]["Label"];
                    readonly destination?: components["schemas"]["Destination"];
                };
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BusinessNumber"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly writeCallSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version in quotes. */
                readonly "if-match": components["parameters"]["ifMatch"];
            };
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WantedCallSettings"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BusinessNumber"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly refreshNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BusinessNumber"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly rotateSipPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BusinessNumber"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly reveal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly numberId: components["parameters"]["numberId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Meta's SIP password; login and password of the external extension; the trunk as a file for Asterisk.
                     * @enum {string}
                     */
                    readonly what: "meta-sip-password" | "extension" | "asterisk-file";
                };
            };
        };
        readonly responses: {
            /** @description The secret */
            readonly 200: {
                headers: {
                    readonly "Cache-Control"?: "no-store";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly rows: readonly {
                            /** @enum {string} */
                            readonly name: "server" | "login" | "password" | "file";
                            readonly value: string;
                        }[];
                    };
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly lookAtPermission: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerOfNumber"];
            };
        };
        readonly responses: {
            /** @description The permission */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Permission"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly askPermission: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerOfNumber"] & {
                    /** @description Why we want to call; only sent inside the window. */
                    readonly text?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The permission as it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Permission"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly searchCalls: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly customer?: components["schemas"]["CustomerAddress"];
                    readonly before?: components["schemas"]["Time"];
                    /** @default 20 */
                    readonly limit?: number;
                };
            };
        };
        readonly responses: {
            /** @description Calls */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["CallRecord"][];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly countMissedCalls: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly from: components["schemas"]["Time"];
                    readonly to: components["schemas"]["Time"];
                };
            };
        };
        readonly responses: {
            /** @description The number of calls that began in that time and were missed */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly count: number;
                    };
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getTeam: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The board */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Team"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly streamEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["LiveEvent"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listAudit: {
        readonly parameters: {
            readonly query?: {
                readonly before?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Entries */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["AuditEntry"][];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly verifyWebhook: {
        readonly parameters: {
            readonly query: {
                readonly "hub.mode": string;
                readonly "hub.verify_token": string;
                readonly "hub.challenge": string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The account's own path. */
                readonly hook: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The challenge */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly takeWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "x-hub-signature-256"?: string;
            };
            readonly path: {
                /** @description The account's own path. */
                readonly hook: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": unknown;
            };
        };
        readonly responses: {
            /** @description Kept, also when it was known already */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
}
