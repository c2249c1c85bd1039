import { describe, expect, it } from "vitest";
import type { NumberRules } from "../ports/number-rules.ts";
import { lacksCountry, readDialString, type DialFault } from "./dial-string.ts";

/** Two made-up plans: Spain's numbers have nine digits, Britain's ten; everything else with a `+` is impossible. */
const rules: NumberRules = {
  understand: (number) => {
    if (!number.startsWith("+")) return { kind: "no-country" };
    const plan = [
      { code: "+34", length: 12, country: "ES" },
      { code: "+44", length: 13, country: "GB" },
    ].find(({ code }) => number.startsWith(code));
    if (plan === undefined)
      return number.length < 3 ? { kind: "too-short", country: null } : { kind: "impossible", country: null };
    const { country, length } = plan;
    if (number.length < length) return { kind: "too-short", country };
    return number.length > length
      ? { kind: "impossible", country }
      : { kind: "possible", e164: number, international: `${plan.code} ${number.slice(3)}`, country };
  },
};

const spain = "+34612345678";
const britain = "+442079460018";

describe("what people paste", () => {
  // prettier-ignore
  const forms: readonly (readonly [form: string, pasted: string, e164: string])[] = [
    // form                                        pasted                                                                      e164
    ["as it is dialed",                            "+34612345678",                                                             spain],
    ["spaces",                                     " +34 612 34 56 78 ",                                                       spain],
    ["no-break and narrow spaces",                 "+34\u00a0612\u202f345\u2009678",                                           spain],
    ["dots",                                       "+34.612.345.678",                                                          spain],
    ["hyphens",                                    "+34-612-345-678",                                                          spain],
    ["en-dashes, a non-breaking hyphen",           "+34\u2013612\u2011345\u2013678",                                           spain],
    ["minus signs",                                "+34\u2212612\u2212345\u2212678",                                           spain],
    ["middle dots",                                "+34·612·345·678",                                                          spain],
    ["slashes",                                    "+34/612/345678",                                                           spain],
    ["brackets",                                   "+34 (612) 345-678",                                                        spain],
    ["brackets round the country",                 "(+34) 612 345 678",                                                        spain],
    ["brackets that do not close",                 "+34 (612 345 678",                                                         spain],
    ["00",                                         "0034 612 345 678",                                                         spain],
    ["00 in brackets",                             "(0034) 612 345 678",                                                       spain],
    ["a zero for home",                            "+44 (0)20 7946 0018",                                                      britain],
    ["a zero for home, after 00",                  "0044 (0) 20 7946 0018",                                                    britain],
    ["a zero for home, country in brackets",       "(+44) (0)20 7946 0018",                                                    britain],
    ["tel:",                                       "tel:+34612345678",                                                         spain],
    ["tel: with hyphens",                          "TEL:+34-612-345-678",                                                      spain],
    ["tel: with an extension",                     "tel:+34-612-345-678;ext=123",                                              spain],
    ["tel: with several parameters",               "tel:+34612345678;ext=1;isub=2",                                            spain],
    ["tel: with escapes",                          "tel:%2B34%20612%20345%20678",                                              spain],
    ["callto:",                                    "callto://+34612345678",                                                    spain],
    ["web+call:",                                  "web+call:+34612345678",                                                    spain],
    ["wa.me",                                      "https://wa.me/34612345678",                                                spain],
    ["wa.me as people write it",                   "wa.me/34612345678",                                                        spain],
    ["wa.me with a +",                             "http://www.wa.me/+34612345678/",                                           spain],
    ["wa.me with an escaped +",                    "https://wa.me/%2B34612345678",                                             spain],
    ["wa.me with a text",                          "https://wa.me/34612345678?text=Call%20me%20at%205",                        spain],
    ["wa.me call link",                            "https://wa.me/call/34612345678?biz_payload=offer-7",                       spain],
    ["api.whatsapp.com",                           "https://api.whatsapp.com/send?phone=34612345678",                          spain],
    ["api.whatsapp.com with a + and a text",       "https://api.whatsapp.com/send/?phone=%2B34612345678&text=Hi&app_absent=0", spain],
    ["api.whatsapp.com, phone last",               "https://api.whatsapp.com/send?text=Hi&phone=34612345678",                  spain],
    ["web.whatsapp.com",                           "https://web.whatsapp.com/send?phone=34612345678",                          spain],
    ["whatsapp:",                                  "whatsapp://send?phone=34612345678",                                        spain],
    ["marks of text direction",                    "\u200e\u202a+34 612 345 678\u202c\u200f",                                  spain],
    ["marks as macOS copies them",                 "\u202d+34 612 345 678\u202c",                                              spain],
    ["isolates, a byte-order mark, a soft hyphen", "\ufeff\u2066+34612\u00ad345678\u2069",                                     spain],
    ["full-width",                                 "＋３４（６１２）３４５－６７８",                                                          spain],
    ["Arabic digits",                              "+٣٤ ٦١٢ ٣٤٥ ٦٧٨",                                                          spain],
    ["Persian digits",                             "+۳۴ ۶۱۲ ۳۴۵ ۶۷۸",                                                          spain],
    ["Devanagari digits",                          "+३४ ६१२ ३४५ ६७८",                                                          spain],
    ["Bengali digits",                             "+৩৪ ৬১২ ৩৪৫ ৬৭৮",                                                          spain],
    ["Thai digits",                                "+๓๔ ๖๑๒ ๓๔๕ ๖๗๘",                                                          spain],
    ["Arabic 00",                                  "٠٠٣٤٦١٢٣٤٥٦٧٨",                                                            spain],
    ["Tamil digits",                               "+௩௪ ௬௧௨ ௩௪௫ ௬௭௮",                                                            spain],
    ["Khmer digits",                               "+៣៤៦១២៣៤៥៦៧៨",                                                             spain],
    ["sms:",                                       "sms:+34612345678",                                                         spain],
    ["a label",                                    "Tel.: +34 612 345 678",                                                    spain],
    ["a Spanish label",                            "Teléfono: 0034 612 345 678",                                               spain],
    ["a Russian label",                            "Моб.: +34 612 345 678",                                                    spain],
    ["a label of WhatsApp",                        "WhatsApp: +34 612 345 678",                                                spain],
    ["an extension",                               "+34612345678 ext. 5",                                                      spain],
    ["an extension with x",                        "+34 612 345 678 x1234",                                                    spain],
    ["an extension with #",                        "+34612345678#12",                                                          spain],
    ["a Russian extension",                        "+34 612 345 678, доб. 123",                                                spain],
    ["a line break around it",                     "\r\n+34612345678\n",                                                       spain],
  ];

  it.each(forms)("%s: %s", (_form, pasted, e164) => {
    expect(readDialString(pasted, rules)).toMatchObject({ kind: "number", e164 });
  });

  it("tells the country and how people write the number", () => {
    expect(readDialString(spain, rules)).toEqual({
      kind: "number",
      e164: spain,
      international: "+34 612345678",
      country: "ES",
    });
  });
});

describe("what is no number, or not one number, or more than a number", () => {
  // prettier-ignore
  const faults: readonly (readonly [what: string, pasted: string, fault: DialFault])[] = [
    // what                                    pasted                                                               fault
    ["another channel of Asterisk",            "500%26PJSIP/x/1900",                                                "not-a-number"],
    ["another channel, unescaped",             "+34612345678&PJSIP/x/1900",                                         "not-a-number"],
    ["another channel behind wa.me",           "https://wa.me/34612345678&PJSIP/x/1900",                            "not-a-number"],
    ["another channel in tel:",                "tel:+34612345678%26PJSIP/x",                                        "not-a-number"],
    ["an option of Dial",                      "+34612345678,30,g",                                                 "not-a-number"],
    ["a function of the dialplan",             "${SHELL(id)}",                                                      "not-a-number"],
    ["a function behind a number",             "+34612345678${SHELL(id)}",                                          "not-a-number"],
    ["a feature code",                         "*72#",                                                              "not-a-number"],
    ["a feature code with a number",           "*72+34612345678",                                                   "not-a-number"],
    ["a shell's separator",                    "+34612345678;rm -rf",                                               "not-a-number"],
    ["a separator in tel:",                    "tel:+34612345678;rm -rf",                                           "not-a-number"],
    ["a SIP address",                          "sip:34612345678@example.com",                                       "not-a-number"],
    ["an address behind a number",             "+34612345678@example.com",                                          "not-a-number"],
    ["a header",                               "+34612345678\r\nX-WA-From: +1",                                     "not-a-number"],
    ["letters",                                "+34 612 FLOWERS",                                                   "not-a-number"],
    ["a name before it",                       "María +34612345678",                                                "not-a-number"],
    ["letters that look like digits",          "+346l2345678",                                                      "not-a-number"],
    ["a footnote",                             "+3461234567\u00b2",                                                 "not-a-number"],
    ["digits in circles",                      "+3461234567①",                                                      "not-a-number"],
    ["keycap emoji",                           "+34612345678️⃣",                                                    "not-a-number"],
    ["emoji",                                  "📞 +34612345678",                                                    "not-a-number"],
    ["digits of a script we do not read",      "+34᠖12345678",                                                      "not-a-number"],
    ["text turned round",                      "\u202e+87654321643\u202c",                                          "not-a-number"],
    ["two numbers",                            "+34612345678 +34612345679",                                         "not-a-number"],
    ["two numbers in two lines",               "612345678\n612345679",                                              "not-a-number"],
    ["two cells of a table",                   "+34612345678\t1200",                                                "not-a-number"],
    ["a + at the end",                         "34612345678+",                                                      "not-a-number"],
    ["two +",                                  "++34612345678",                                                     "not-a-number"],
    ["two phones in a link",                   "https://api.whatsapp.com/send?phone=34612345678&phone=34612345679", "not-a-number"],
    ["a link to a message",                    "https://wa.me/message/ABCDEF1234567",                               "not-a-number"],
    ["a link of somebody else",                "https://example.com/send?phone=34612345678",                        "not-a-number"],
    ["a host that only looks like WhatsApp's", "https://wa.me.example.com/34612345678",                             "not-a-number"],
    ["a NUL",                                  "+34612345678\u0000",                                                "not-a-number"],
    ["sixteen digits",                         "+3461234567890123",                                                 "too-long"],
    ["more than anybody writes",               `+34612345678${" ".repeat(200)}1`,                                   "too-long"],
    ["more than anybody writes, in letters",   "x".repeat(100_000),                                                 "too-long"],
    ["no country code",                        "612345678",                                                         "no-country"],
    ["no country code, a zero for home",       "(0)20 7946 0018",                                                   "no-country"],
    ["another way abroad",                     "011 34 612 345 678",                                                "no-country"],
    ["no such country",                        "+99912345678",                                                      "impossible"],
    ["a digit too many",                       "+346123456789",                                                     "impossible"],
    ["a + and a 00",                           "+0034612345678",                                                    "impossible"],
    ["a zero in brackets elsewhere",           "+34 612 (0) 345678",                                                "impossible"],
  ];

  it.each(faults)("%s: %j", (_what, pasted, fault) => {
    expect(readDialString(pasted, rules)).toEqual({ kind: "invalid", fault });
  });
});

describe("a number without a country code", () => {
  const atHome: NumberRules = {
    ...rules,
    national: {
      countries: [],
      complete: (digits, country) => (country === "GB" ? `+44${digits.replace(/^0/, "")}` : `+34${digits}`),
      written: (e164) => e164,
    },
  };

  it.each([
    ["612 345 678", "ES", { kind: "number", e164: spain }],
    ["(020) 7946-0018", "GB", { kind: "number", e164: britain }],
    ["٦١٢ ٣٤٥ ٦٧٨", "ES", { kind: "number", e164: spain }],
    ["020 794", "GB", { kind: "incomplete", country: "GB" }],
    ["612 345 678", null, { kind: "invalid", fault: "no-country" }],
    ["+44 20 7946 0018", "ES", { kind: "number", e164: britain }],
    ["6123456789", "ES", { kind: "invalid", fault: "impossible" }],
  ] as const)("%s in %s", (pasted, home, understood) => {
    expect(readDialString(pasted, atHome, home)).toMatchObject(understood);
  });

  it.each([
    ["612 345 678", true],
    ["Tel.: 612 345 678", true],
    ["+34 612 345 678", false],
    ["0034 612 345 678", false],
    ["wa.me/34612345678", false],
    ["1002", false],
    ["María", false],
    ["", false],
  ])("%s lacks it: %s", (text, lacks) => {
    expect(lacksCountry(text)).toBe(lacks);
  });
});

describe("while it is typed", () => {
  // prettier-ignore
  it.each([
    ["",              { kind: "empty" }],
    ["   ",           { kind: "empty" }],
    ["\u200e",        { kind: "empty" }],
    [" ".repeat(500), { kind: "empty" }],
    ["+",             { kind: "incomplete", country: null }],
    ["00",            { kind: "incomplete", country: null }],
    ["6123",          { kind: "incomplete", country: null }],
    ["+34",           { kind: "incomplete", country: "ES" }],
    ["+34 612 34",    { kind: "incomplete", country: "ES" }],
    ["wa.me/34612",   { kind: "incomplete", country: "ES" }],
  ] as const)("%j", (typed, understood) => {
    expect(readDialString(typed, rules)).toEqual(understood);
  });

  it("gives no fault on the way to a number, digit by digit", () => {
    for (let length = 0; length < spain.length; length++) {
      expect(readDialString(spain.slice(0, length), rules).kind).toMatch(/empty|incomplete/);
    }
  });
});

describe("the bracketed zero in Italy and San Marino", () => {
  const anything: NumberRules = {
    understand: (number) => ({ kind: "possible", e164: number, international: number, country: null }),
  };

  it.each([
    ["+39 (0)6 1234 5678", "+390612345678"],
    ["+378 (0)549 123456", "+3780549123456"],
    ["+49 (0)30 1234567", "+49301234567"],
    ["+351 (0)21 1234567", "+351211234567"],
  ])("%s is %s", (pasted, e164) => {
    expect(readDialString(pasted, anything)).toMatchObject({ e164 });
  });
});
