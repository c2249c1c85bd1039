import { Phone } from "lucide-react";

/** The handset laid down. */
export function HangUpIcon({ size }: { readonly size: number }) {
  return <Phone aria-hidden size={size} className="rotate-135" />;
}
