import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { TextField } from "./text-field.tsx";

type Props = {
  readonly label: string;
  /** Names of the button that shows what was typed, and hides it again. */
  readonly show: string;
  readonly hide: string;
  /** `off`: a token or secret, which is no password of this site. */
  readonly autoComplete: "current-password" | "new-password" | "off";
  readonly value: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly keepsHint?: boolean;
  readonly onChange: (password: string) => void;
};

const names = { "current-password": "password", "new-password": "new-password", off: undefined } as const;

/** A password that can be looked at: people choose longer ones when they see what they type. */
export function PasswordField({ show, hide, onChange, ...field }: Props) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      {...field}
      name={names[field.autoComplete]}
      type={shown ? "text" : "password"}
      onChange={(event) => onChange(event.target.value)}
      trailing={
        <IconButton
          label={shown ? hide : show}
          icon={<Icon aria-hidden size={18} />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
