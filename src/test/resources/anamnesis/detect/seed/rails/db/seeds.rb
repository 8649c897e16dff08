# Demonstration people.
admin = User.find_or_create_by!(email: "root@alderclinic.local") do |user|
  user.password = ENV["ADMIN_PASSWORD"]
  user.role = :admin
end

Patient.create!(
  first_name: "Rosalind",
  last_name: "Okonjo",
  date_of_birth: Date.new(1984, 7, 19),
  email: "rosalind.okonjo@postbox.test"
)

Patient.create! first_name: "Tobias", last_name: "Fairweather",
                email: "tobias.f@postbox.test", note: "isn't real; don't call"

[
  { :first_name => "Ines", :last_name => "Callahan-Reyes", :date_of_birth => "1991-12-02" },
  { "first_name" => 'Marguerite', "last_name" => 'Dunleavy', "phone" => '555.301.4477' },
].each { |attributes| Patient.create!(attributes.merge(author: admin)) }

10.times { |i| Patient.create!(first_name: "Demo", last_name: "Patient #{i}", email: "demo#{i}@postbox.test") }

execute <<~SQL
  INSERT INTO patients (first_name, last_name, email)
  VALUES ('Henrik', 'Vale', 'henrik.vale@postbox.test');
SQL
