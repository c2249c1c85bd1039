import { describe, expect, test } from "vitest";
import { readServerAddress } from "./server-address.ts";

const plainPage = { href: "http://localhost:5173/" };
const securePage = { href: "https://phone.example.com/app/" };

describe("a server address", () => {
  test.each([
    ["wss://pbx.example.com:8089/ws", securePage, "wss://pbx.example.com:8089/ws", "pbx.example.com"],
    ["  pbx.example.com:8089/ws ", securePage, "wss://pbx.example.com:8089/ws", "pbx.example.com"],
    ["/ws", securePage, "wss://phone.example.com/ws", "phone.example.com"],
    ["/ws", plainPage, "ws://localhost:5173/ws", "localhost"],
    ["ws://127.0.0.1:8088/ws", plainPage, "ws://127.0.0.1:8088/ws", "127.0.0.1"],
  ])("%s", (typed, page, url, host) => {
    expect(readServerAddress(typed, page)).toEqual({ kind: "address", url, host });
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["https://pbx.example.com/ws", "wrong-scheme"],
    ["sip:1001@pbx.example.com", "not-an-address"],
    ["wss://", "not-an-address"],
    ["wss://user:secret@pbx.example.com/ws", "not-an-address"],
    ["ws://pbx.example.com/ws", "insecure"],
  ])("%j is refused: %s", (typed, fault) => {
    expect(readServerAddress(typed, securePage)).toEqual({ kind: "fault", fault });
  });
});
