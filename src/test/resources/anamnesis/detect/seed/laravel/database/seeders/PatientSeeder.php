<?php

namespace Database\Seeders;

use App\Models\Patient;
use App\Models\User;
use Illuminate\Database\Seeder;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Hash;

# Demonstration people; don't run this where real ones are.
class PatientSeeder extends Seeder
{
    public function run(): void
    {
        $admin = User::where('email', 'admin@alderclinic.local')->first();

        Patient::create([
            'first_name' => 'Rosalind',
            'last_name' => 'Okonjo',
            'date_of_birth' => '1984-07-19',
            'email' => 'rosalind.okonjo@postbox.test',
            'phone' => '(555) 301-4410',
            'created_by' => $admin->id,
        ]);

        $patients = array(
            array('first_name' => 'Tobias', 'last_name' => "Fairweather", 'email' => 'tobias.f@postbox.test'),
            ['first_name' => 'Ines', 'last_name' => 'Callahan-Reyes', 'date_of_birth' => '1991-12-02'],
        );
        foreach ($patients as $patient) {
            Patient::firstOrCreate(['email' => $patient['email'] ?? null], $patient);
        }

        DB::table('patients')->insert([
            ['first_name' => 'Marguerite', 'last_name' => 'Dunleavy', 'phone' => '555.301.4477'],
        ]);

        User::updateOrCreate(
            ['email' => 'henrik.vale@postbox.test'],
            ['name' => 'Henrik Vale', 'password' => Hash::make('let-me-in')],
        );
    }
}
