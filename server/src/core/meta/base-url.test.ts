import { expect, test } from "vitest";
import { baseUrlFault, tidyBaseUrl } from "./base-url.ts";

test.each([
  ["https://graph.facebook.com/v26.0", null],
  ["https://separator.example/api/waba/partner", null],
  ["https://graph.facebook.com:8443/v26.0/", null],
  ["http://127.0.0.1:8181/v26.0", null],
  ["http://localhost:8181", null],
  ["http://[::1]:8181/v26.0", null],
  ["http://10.1.2.3/v26.0", null],
  ["http://172.20.0.4/v26.0", null],
  ["http://192.168.7.1/", null],
  ["http://graph:8181/v26.0", null],
  ["http://graph.facebook.com/v26.0", "needs-https"],
  ["http://172.32.0.1/", "needs-https"],
  ["http://8.8.8.8/", "needs-https"],
  ["http://127.0.0.1.example.com/", "needs-https"],
  ["http://10.1.2.3.nip.example/", "needs-https"],
  ["http://2130706433/", "needs-https"],
  ["http://0x08080808/", "needs-https"],
  ["http://[2001:db8::1]/", "needs-https"],
  ["https://somebody:secret@graph.facebook.com/", "form"],
  ["https://graph.facebook.com/v26.0?x=1", "form"],
  ["https://graph.facebook.com:99999/", "form"],
  ["https:///v26.0", "form"],
  ["ftp://graph.facebook.com/", "form"],
  ["https://graph.facebook.com/\r\nx: y", "form"],
])("%s: %s", (baseUrl, fault) => {
  expect(baseUrlFault(baseUrl)).toBe(fault);
});

test("slashes at the end are not doubled later", () => {
  expect(tidyBaseUrl("https://graph.facebook.com/v26.0//")).toBe("https://graph.facebook.com/v26.0");
});
