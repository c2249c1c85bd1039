import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { textDelivery } from "./deliveries.ts";

const sender = {
  wabaId: "102290129340398",
  phoneNumberId: "106540352242922",
  number: "+12145550111",
  appSecret: "a secret of the test",
};

test("is signed over exactly the bytes that are sent", () => {
  const { body, signature } = textDelivery(sender, 7, 1_790_000_000_000);
  expect(signature).toBe(`sha256=${createHmac("sha256", sender.appSecret).update(body).digest("hex")}`);
});

test("has another customer and another message each time, and is the same when it is repeated", () => {
  const [first, again, second] = [7, 7, 8].map((index) => textDelivery(sender, index, 1_790_000_000_000));
  expect(again).toEqual(first);
  expect(second?.customer).not.toBe(first?.customer);
  const idOf = (body = "") => /"id":"(wamid[^"]+)"/.exec(body)?.[1];
  expect(idOf(second?.body)).not.toBe(idOf(first?.body));
});

test("comes from numbers that can be dialled", () => {
  for (const index of [0, 9_999_999]) expect(textDelivery(sender, index, 0).customer).toMatch(/^\+\d{8,15}$/);
});
