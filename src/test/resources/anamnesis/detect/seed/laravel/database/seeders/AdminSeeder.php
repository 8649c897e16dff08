<?php

class AdminSeeder extends Seeder
{
    public function run(): void
    {
        User::firstOrCreate(
            ['email' => 'admin@alderclinic.local'],
            ['name' => 'Administrator', 'role' => 'admin', 'password' => Hash::make(env('ADMIN_PASSWORD'))],
        );
    }
}
