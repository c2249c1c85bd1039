import type { AnchorHTMLAttributes, ReactNode } from "react";
import { buttonClass, type ButtonLook, type ButtonSize } from "./button.tsx";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "className"> & {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  readonly wide?: boolean;
  readonly icon?: ReactNode;
};

/** A link that looks like a button: it leads somewhere instead of doing something. */
export function LinkButton({ look = "plain", size = "m", wide = false, icon, children, ...rest }: Props) {
  return (
    <a {...rest} className={buttonClass(look, size, wide)}>
      {icon}
      {children}
    </a>
  );
}
