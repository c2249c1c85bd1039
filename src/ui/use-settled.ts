import { useEffect, useState } from "react";

/** A value that somebody types, once it has stayed the same for `delay` milliseconds; before that null. */
export function useSettled<Value extends string>(value: Value | null, delay: number): Value | null {
  // What is there from the beginning nobody is typing.
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled === value ? settled : null;
}
