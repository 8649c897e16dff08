<?php

class ConceptSetSeeder extends Seeder
{
    public function run(): void
    {
        $admin = User::where('email', 'admin@alderclinic.local')->firstOrFail();
        $sets = [
            ['name' => 'Metformin and Metabolites', 'description' => 'Every form of metformin that is prescribed', 'is_public' => true],
            ['name' => 'ACE Inhibitors', 'description' => 'Lisinopril, ramipril, enalapril and their kin', 'is_public' => true],
            ['name' => 'Renal Failure', 'description' => 'Chronic kidney disease of stage four and five', 'is_public' => false],
            ['name' => 'Statins', 'description' => 'All that lower cholesterol by that road', 'is_public' => true],
        ];
        foreach ($sets as $set) {
            ConceptSet::firstOrCreate(['name' => $set['name']], [...$set, 'author_id' => $admin->id]);
        }
    }
}
