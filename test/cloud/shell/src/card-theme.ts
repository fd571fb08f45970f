import { tokens } from '@fluentui/react-components';
import { HostConfig } from 'adaptivecards';

const quiet = (color: string, subtle: string) => ({ default: color, subtle });
const foreground = {
  default: quiet(tokens.colorNeutralForeground1, tokens.colorNeutralForeground3),
  accent: quiet(tokens.colorBrandForeground1, tokens.colorBrandForeground2),
  good: quiet(tokens.colorStatusSuccessForeground1, tokens.colorStatusSuccessForeground2),
  warning: quiet(tokens.colorStatusWarningForeground1, tokens.colorStatusWarningForeground2),
  attention: quiet(tokens.colorStatusDangerForeground1, tokens.colorStatusDangerForeground2),
  light: quiet(tokens.colorNeutralForegroundInverted, tokens.colorNeutralForeground4),
  dark: quiet(tokens.colorNeutralForeground1, tokens.colorNeutralForeground3),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: foreground });

/** Adaptive Cards in the colours of the theme that surrounds them. */
export const cardTheme = new HostConfig({
  fontFamily: 'inherit',
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  containerStyles: {
    default: container('transparent'),
    emphasis: container(tokens.colorNeutralBackground3),
    accent: container(tokens.colorBrandBackground2),
    good: container(tokens.colorStatusSuccessBackground1),
    warning: container(tokens.colorStatusWarningBackground1),
    attention: container(tokens.colorStatusDangerBackground1),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: { title: { weight: 'bolder', maxWidth: 160 }, spacing: 12 },
});
