import { expect, it } from "vitest";
import { readCsv, writeCsv } from "./csv.ts";

it.each([",", ";", "\t"])("reads values with %j between them, quoted or not", (sign) => {
  const text = ["Name,Phone,Note", '"Ortega, María",+34612345678,"two\r\nlines, ""quoted"""', ""].join(
    "\r\n",
  );
  const rows = [
    ["Name", "Phone", "Note"],
    ["Ortega, María", "+34612345678", 'two\r\nlines, "quoted"'],
  ];
  // Only the commas between the values.
  const asked = text.replaceAll(/,(?! )/g, sign);
  expect(readCsv(asked)).toEqual({ rows, faultyRows: [] });
});

it("says which row's quotes do not close", () => {
  expect(readCsv('Name,Phone\n"Ortega,+34612345678\n').faultyRows).toEqual([2]);
});

it("writes what it reads", () => {
  const rows = [
    ["Name", "Note"],
    ['María "Mar" Ortega', "one, two\nthree"],
  ];
  expect(writeCsv(rows)).toBe('"Name","Note"\r\n"María ""Mar"" Ortega","one, two\nthree"');
  expect(readCsv(writeCsv(rows)).rows).toEqual(rows);
});

it("is not led astray by what stands in its own texts", () => {
  const rows = [
    ["xx", "xx", "x;;;x"],
    ["x;;x", "xx", "x;x"],
  ];
  expect(readCsv(writeCsv(rows)).rows).toEqual(rows);
});
