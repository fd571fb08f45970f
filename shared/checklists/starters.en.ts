import {
  check,
  choose,
  date,
  number,
  optional,
  photo,
  type Starter,
  sign,
  starter,
  text,
  tick,
  where,
  within,
} from './starter.ts';

const fine = ['As it should be', 'Not as it should be'] as const;

/** Templates for real work, to be adapted. */
export const startersEn: readonly Starter[] = [
  starter({ key: 'opening', name: 'Opening the shop', description: 'Before the first customers arrive.', hours: 2 }, [
    [
      'Arriving',
      [
        tick('Switch the alarm off'),
        tick(
          'Walk through the shop',
          'Doors, windows, signs of a break-in or a leak. If in doubt, touch nothing and call the manager.',
        ),
        tick('Switch on the lights and the sign'),
      ],
    ],
    ['Cold storage', [number('Fridge temperature', '°C', 0, 4), number('Freezer temperature', '°C', null, -18)]],
    [
      'Till',
      [
        check('Float in the till', ['The agreed amount', 'Another amount'], 'Count it before the first sale.'),
        check('Card terminal', ['Works', 'Out of order'], 'Make a test payment, then void it.'),
      ],
    ],
    [
      'Shop floor',
      [
        check('Floors and windows clean', fine),
        tick('Check the price labels of the promotion'),
        tick('Clear the emergency exits'),
        optional(text('Notes for today’s team')),
      ],
    ],
  ]),
  starter({ key: 'closing', name: 'Closing the shop', description: 'After the last customer has left.', hours: 2 }, [
    [
      'Till',
      [
        number('Cash counted', '€', 0, null),
        check('Difference in the till', ['None, or less than €5', '€5 or more']),
        where(2, 'o2', text('Explain the difference')),
        tick('Put the takings in the safe'),
      ],
    ],
    ['Goods', [tick('Take out goods past their date'), number('Fridge temperature', '°C', 0, 4)]],
    [
      'Premises',
      [
        tick('Take the bins out'),
        tick('Switch appliances off', 'All but the fridges, the server and the safety lighting.'),
        tick('Check that nobody is left in the stockroom and the toilets'),
        tick('Close doors and windows'),
        tick('Switch the alarm on'),
        sign('Closed by'),
      ],
    ],
  ]),
  starter(
    {
      key: 'onboarding',
      name: 'Welcoming a new colleague',
      description: 'From the preparations to the talk after a month.',
      hours: 24 * 45,
    },
    [
      [
        'Before the first day',
        [
          date('First day'),
          tick('Contract signed and employment declared'),
          tick('Order computer and phone'),
          tick('Create the account and the e-mail address'),
          tick('Prepare the desk and the badge'),
          tick('Tell the team and name a buddy'),
        ],
      ],
      [
        'First day',
        [
          tick('Meet them at the entrance and show them round'),
          tick('Hand over the equipment and have the receipt signed'),
          tick('Explain the safety and evacuation rules'),
          tick('Show the tools, the mailbox and the rules for using them'),
          optional(tick('Lunch with the team')),
        ],
      ],
      [
        'First month',
        [
          within(24 * 7, tick('Talk at the end of the first week')),
          within(24 * 30, tick('Mandatory training done')),
          within(24 * 35, text('How the first month went')),
        ],
      ],
    ],
  ),
  starter(
    {
      key: 'incident',
      name: 'Major IT incident',
      description: 'Lead an incident from the alert to the lessons learnt.',
      hours: 8,
      review: true,
    },
    [
      [
        'Assess',
        [
          text('What is happening, and since when?'),
          choose('Severity', ['Critical: service down', 'High: service degraded', 'Moderate: there is a workaround']),
          number('People affected', '', 0, null),
          tick('Name somebody to lead the incident'),
          choose('Could it be an attack?', ['No', 'Yes']),
          where(5, 'o2', tick('Isolate the machines concerned without switching them off')),
          where(5, 'o2', tick('Tell the security officer')),
        ],
      ],
      [
        'Restore',
        [
          within(1, tick('Tell the users: what is known, what it means, when they hear more')),
          text('Likely cause'),
          text('What was done, with the time'),
          tick('Check with a user that the service is back'),
          tick('Announce the end of the incident'),
        ],
      ],
      ['Learn', [text('Root cause'), text('What keeps it from happening again'), tick('Set a date for the review')]],
    ],
  ),
  starter(
    {
      key: 'change',
      name: 'Change in production',
      description: 'Prepare, make and verify a change.',
      hours: 24 * 7,
      review: true,
    },
    [
      [
        'Prepare',
        [
          text('What, why, and on which systems?'),
          date('Planned for'),
          choose('Risk', ['Low', 'Medium', 'High']),
          where(3, 'o3', tick('Written approval of the change board')),
          tick('Tried out outside production'),
          text('Way back', 'Steps, how long it takes, and from when on it is no longer possible.'),
          tick('Backup verified'),
          tick('Users told'),
        ],
      ],
      [
        'Make',
        [
          tick('Monitoring in place'),
          tick('Change made'),
          check('Checks after the change', ['Passed', 'Failed']),
          where(11, 'o2', tick('Taken back')),
        ],
      ],
      ['Close', [tick('Documentation and inventory up to date'), optional(text('Worth remembering'))]],
    ],
  ),
  starter(
    {
      key: 'month-end',
      name: 'Month-end closing',
      description: 'From reconciliation to sending the statements.',
      hours: 24 * 7,
      review: true,
    },
    [
      [
        'Bank and cash',
        [
          tick('Reconcile all bank accounts'),
          number('Difference in reconciliation', '€', 0, 0),
          tick('Check cash and expense claims'),
        ],
      ],
      [
        'Customers and suppliers',
        [
          tick('Issue all invoices of the month'),
          tick('Enter the suppliers’ invoices'),
          tick('Remind those who are more than 30 days late'),
          optional(text('Doubtful debts')),
        ],
      ],
      [
        'Entries',
        [
          tick('Post accruals and deferred income'),
          tick('Post salaries and contributions'),
          tick('Post depreciation'),
          tick('File the VAT return'),
        ],
      ],
      [
        'Statements',
        [
          tick('Review the income statement and explain what differs from the budget'),
          tick('Lock the period'),
          sign('Closed by'),
        ],
      ],
    ],
  ),
  starter(
    { key: 'safety', name: 'Safety walk', description: 'The monthly round of the premises.', hours: 8, review: true },
    [
      [
        'Evacuation',
        [
          check('Emergency exits clear and unlocked', fine),
          check('Emergency lighting', ['Every lamp comes on', 'At least one lamp is out']),
          check('Evacuation plans on the wall and up to date', fine),
        ],
      ],
      [
        'Fire',
        [
          check('Extinguishers in place, sealed, checked within the year', fine),
          check('Fire doors', ['Close by themselves', 'Wedged open or damaged']),
        ],
      ],
      [
        'Work',
        [
          check('Floors dry, free of cables and obstacles', fine),
          check('Protective equipment at hand and worn', fine),
          check('Hazardous products labelled and stored', fine),
          check('First-aid kit complete', fine),
          optional(text('Dangers noticed')),
          optional(photo('Photos of what is to be mended')),
        ],
      ],
      ['Signature', [sign('Walk done by')]],
    ],
  ),
  starter(
    { key: 'patching', name: 'Server patching', description: 'One maintenance window, server by server.', hours: 12 },
    [
      [
        'Before',
        [
          text('Servers concerned'),
          tick('Window announced to the users'),
          tick('Read the release notes and known problems'),
          check('Backups less than 24 hours old, restore tried', ['Yes', 'No']),
          number('Free disk space', 'GB', 20, null),
        ],
      ],
      [
        'During',
        [
          tick('Put monitoring in maintenance mode'),
          tick('Patch the staging server and check it'),
          tick('Patch the production servers, one by one'),
          tick('Restart, and wait for the services'),
        ],
      ],
      [
        'After',
        [
          check('Application checks', ['Passed', 'Failed']),
          where(10, 'o2', text('What failed, and how it was taken back')),
          tick('Take monitoring out of maintenance mode'),
          number('Updates still pending', '', 0, 0),
        ],
      ],
    ],
  ),
  starter(
    {
      key: 'event',
      name: 'Organising an event',
      description: 'A day with the public or with customers.',
      hours: 24 * 60,
    },
    [
      [
        'Six weeks before',
        [
          text('Purpose and expected audience'),
          date('Date of the event'),
          number('Budget', '€', 0, null),
          tick('Book the venue, and check its capacity and accessibility'),
          tick('Confirm the speakers'),
        ],
      ],
      [
        'Two weeks before',
        [
          tick('Send the invitations and open registration'),
          tick('Order the catering, dietary needs included'),
          tick('Book the equipment: sound, screen, microphone'),
          tick('Notify the authorities and check the insurance'),
        ],
      ],
      [
        'On the day',
        [
          tick('Try sound, screen and network'),
          check('Reception and signs', ['In place', 'Incomplete']),
          tick('Remind the team of their roles and of the emergency exits'),
          number('Participants present', '', 0, null),
        ],
      ],
      [
        'Afterwards',
        [tick('Say thank you and send the survey'), text('How it went'), optional(number('Final cost', '€', 0, null))],
      ],
    ],
  ),
];
