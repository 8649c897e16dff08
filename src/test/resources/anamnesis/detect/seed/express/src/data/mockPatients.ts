import type { Patient } from '../types';

// It's only for the demo.
export const mockPatients: Patient[] = [
  {
    id: 'p-001',
    firstName: 'Rosalind',
    lastName: 'Okonjo',
    dateOfBirth: new Date('1984-07-19'),
    contact: { email: 'rosalind.okonjo@postbox.test', phone: `(555) 301-4410` },
    role: Role.PATIENT,
    tags: ['hypertension', 'follow-up'],
  },
  { id: 'p-002', firstName: "Tobias", lastName: "Fairweather", dateOfBirth: new Date(1979, 10, 5) },
];

const match = /['"]/.test('x');
export const named = (i: number) => ({ email: `demo${i}@postbox.test`, name: 'Demo' });
